using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Payments.Banks.Connections;
using Payments.Domain.AccountData;

namespace Payments.Banks.AccountData;

/// <summary>Account information by NextGenPSD2 XS2A 1.3, redirect approach.</summary>
internal sealed class BerlinGroupBank(IHttpClientFactory clients, BankAddresses banks)
    : IAccountInformationBank
{
    public async Task<BankConsentCreated> CreateConsentAsync(
        string providerCode,
        BankConsentRequest request,
        CancellationToken cancellationToken
    )
    {
        var message = new WireConsentRequest(
            new WireConsentAccess(
                [],
                request.Balances ? [] : null,
                request.Transactions ? [] : null
            ),
            request.Recurring,
            request.ValidUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            request.FrequencyPerDay,
            CombinedServiceIndicator: false
        );
        using var call = Request(HttpMethod.Post, providerCode, "v1/consents");
        call.Headers.Add("TPP-Redirect-URI", request.RedirectUri.AbsoluteUri);
        AddPsuAddress(call, request.PsuIpAddress);
        call.Content = new ByteArrayContent(
            JsonSerializer.SerializeToUtf8Bytes(message, BanksJson.Default.WireConsentRequest)
        );
        call.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var created = await SendAsync(
            call,
            BanksJson.Default.WireConsentCreated,
            cancellationToken
        );
        return
            Uri.TryCreate(created.Links.ScaRedirect?.Href, UriKind.Absolute, out var link)
            && (link.Scheme == Uri.UriSchemeHttp || link.Scheme == Uri.UriSchemeHttps)
            ? new BankConsentCreated(
                created.ConsentId,
                BerlinReading.ConsentStatus(created.ConsentStatus),
                link
            )
            : throw Unavailable("The bank gave no page for its customer.");
    }

    public async Task<BankConsentStatus> GetConsentStatusAsync(
        string providerCode,
        string bankConsentId,
        CancellationToken cancellationToken
    )
    {
        using var request = Request(
            HttpMethod.Get,
            providerCode,
            $"v1/consents/{Escape(bankConsentId)}/status"
        );
        var status = await SendAsync(
            request,
            BanksJson.Default.WireConsentStatus,
            cancellationToken
        );
        return BerlinReading.ConsentStatus(status.ConsentStatus);
    }

    public async Task DeleteConsentAsync(
        string providerCode,
        string bankConsentId,
        CancellationToken cancellationToken
    )
    {
        using var request = Request(
            HttpMethod.Delete,
            providerCode,
            $"v1/consents/{Escape(bankConsentId)}"
        );
        var answer = await clients.CallAsync(request, Unavailable, cancellationToken);
        if (!answer.IsSuccess)
        {
            throw Refused(answer);
        }
    }

    public async Task<IReadOnlyList<ReportedAccount>> GetAccountsAsync(
        BankAccess access,
        CancellationToken cancellationToken
    )
    {
        using var request = Read(access, "v1/accounts");
        var list = await SendAsync(request, BanksJson.Default.WireAccountList, cancellationToken);
        return [.. list.Accounts.Select(BerlinReading.Account)];
    }

    public async Task<IReadOnlyList<ReportedBalance>> GetBalancesAsync(
        BankAccess access,
        string resourceId,
        CancellationToken cancellationToken
    )
    {
        using var request = Read(access, $"v1/accounts/{Escape(resourceId)}/balances");
        var report = await SendAsync(
            request,
            BanksJson.Default.WireBalanceReport,
            cancellationToken
        );
        return [.. report.Balances.Select(BerlinReading.Balance)];
    }

    public async Task<ReportedTransactionPage> GetTransactionsAsync(
        BankAccess access,
        string resourceId,
        DateOnly from,
        string? page,
        CancellationToken cancellationToken
    )
    {
        var first =
            $"v1/accounts/{Escape(resourceId)}/transactions?bookingStatus=booked&dateFrom="
            + from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        using var request = Read(access, page ?? first);
        var report = await SendAsync(
            request,
            BanksJson.Default.WireTransactionReport,
            cancellationToken
        );
        return new ReportedTransactionPage(
            [.. (report.Transactions.Booked ?? []).Select(BerlinReading.Transaction)],
            report.Transactions.Links?.Next?.Href
        );
    }

    private HttpRequestMessage Read(BankAccess access, string path)
    {
        var request = Request(HttpMethod.Get, access.ProviderCode, path);
        request.Headers.Add("Consent-ID", access.BankConsentId);
        AddPsuAddress(request, access.PsuIpAddress);
        return request;
    }

    private HttpRequestMessage Request(HttpMethod method, string providerCode, string path)
    {
        var request = new HttpRequestMessage(method, banks.Below(providerCode, path));
        request.Headers.Add("X-Request-ID", Guid.CreateVersion7().ToString());
        return request;
    }

    private static void AddPsuAddress(HttpRequestMessage request, string? address)
    {
        if (address is not null)
        {
            request.Headers.Add("PSU-IP-Address", address);
        }
    }

    private async Task<T> SendAsync<T>(
        HttpRequestMessage request,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var answer = await clients.CallAsync(request, Unavailable, cancellationToken);
        return answer.IsSuccess
            ? OutsideHttp.TryParse(answer.Body, type)
                ?? throw Unavailable("The bank's answer was not understood.")
            : throw Refused(answer);
    }

    private static Exception Refused(Answer answer) =>
        OutsideHttp.TryParse(answer.Body, BanksJson.Default.WireTppError)
            is { TppMessages: [var first, ..] }
        && answer.Status < 500
            ? new BankRefusedException(first.Code, first.Text ?? first.Code)
            : Unavailable(
                string.Create(CultureInfo.InvariantCulture, $"The bank answered {answer.Status}.")
            );

    private static string Escape(string text) => Uri.EscapeDataString(text);

    private static BankUnavailableException Unavailable(string message, Exception? inner = null) =>
        new(message, inner);
}
