using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.Sandbox.Banks;

/// <summary>/v1/consents of every demo bank (NextGenPSD2 1.3, section 6.3).</summary>
internal static class ConsentEndpoints
{
    private const int BodySizeMax = 64 * 1024;

    public static void MapConsents(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/banks/{code}/v1/consents", BankRequest.Handle(CreateAsync));
        routes.MapGet("/banks/{code}/v1/consents/{consentId}", BankRequest.Handle(Get));
        routes.MapGet(
            "/banks/{code}/v1/consents/{consentId}/status",
            BankRequest.Handle(GetStatus)
        );
        routes.MapDelete("/banks/{code}/v1/consents/{consentId}", BankRequest.Handle(Delete));
    }

    public static string DateText(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<IResult> CreateAsync(BankRequest request)
    {
        var message = await ReadAsync(request.Context);
        var refusal = message is null
            ? TppError.Format("The body is not a consent request in JSON.")
            : CheckRedirects(request) ?? ConsentRules.Check(message, request.Book.Today);
        if (refusal is not null)
        {
            return refusal.ToResult();
        }

        var consent = new BankConsent(
            ConsentBook.NewId(),
            request.Bank.Code,
            ConsentStatus.Received,
            ConsentRules.Scope(message!.Access!)!,
            message.RecurringIndicator!.Value,
            ConsentRules.Date(message.ValidUntil)!.Value,
            ConsentRules.AllowedPerDay(message.FrequencyPerDay!.Value),
            request.Header("TPP-Redirect-URI")!,
            request.Header("TPP-Nok-Redirect-URI"),
            request.Book.Today,
            PsuId: null,
            ResourceIds: []
        );
        request.Book.Add(consent);
        return Created(request, consent);
    }

    private static IResult Created(BankRequest request, BankConsent consent)
    {
        var self = $"v1/consents/{consent.ConsentId}";
        var headers = request.Context.Response.Headers;
        headers.Location = request.Link(self).Href;
        headers["ASPSP-SCA-Approach"] = "REDIRECT";
        return Results.Json(
            new ConsentCreatedMessage(
                consent.Status,
                consent.ConsentId,
                new ConsentLinksMessage(
                    // The browser gets this one, so it must be whole.
                    new LinkMessage(request.Address($"sca/{consent.ConsentId}")),
                    request.Link(self),
                    request.Link($"{self}/status")
                )
            ),
            SandboxJson.Default.ConsentCreatedMessage,
            statusCode: StatusCodes.Status201Created
        );
    }

    private static IResult Get(BankRequest request)
    {
        if (Find(request) is not { } consent)
        {
            return TppError.ConsentUnknown.ToResult();
        }

        var accounts = consent
            .ResourceIds.Select(request.Bank.FindAccount)
            .OfType<DemoAccount>()
            .Select(AccountEndpoints.Reference)
            .ToList();
        return Results.Json(
            new ConsentMessage(
                new AccessMessage(
                    accounts,
                    consent.Scope.Balances ? accounts : null,
                    consent.Scope.Transactions ? accounts : null,
                    AvailableAccounts: null,
                    AvailableAccountsWithBalance: null,
                    AllPsd2: null
                ),
                consent.RecurringIndicator,
                DateText(consent.ValidUntil),
                consent.FrequencyPerDay,
                DateText(consent.LastActionDate),
                consent.Status
            ),
            SandboxJson.Default.ConsentMessage
        );
    }

    private static IResult GetStatus(BankRequest request) =>
        Find(request) is { } consent
            ? Results.Json(
                new ConsentStatusMessage(consent.Status),
                SandboxJson.Default.ConsentStatusMessage
            )
            : TppError.ConsentUnknown.ToResult();

    private static IResult Delete(BankRequest request)
    {
        if (Find(request) is not { } consent)
        {
            return TppError.ConsentUnknown.ToResult();
        }

        request.Book.Terminate(consent);
        return Results.NoContent();
    }

    private static BankConsent? Find(BankRequest request) =>
        request.Book.Find(request.Bank.Code, request.Route("consentId"));

    private static TppError? CheckRedirects(BankRequest request)
    {
        if (!IsWebAddress(request.Header("TPP-Redirect-URI")))
        {
            return NoWebAddress("TPP-Redirect-URI");
        }

        return request.Header("TPP-Nok-Redirect-URI") is { } nok && !IsWebAddress(nok)
            ? NoWebAddress("TPP-Nok-Redirect-URI")
            : null;
    }

    private static TppError NoWebAddress(string header) =>
        TppError.Format($"{header} must be an http or https address.", header);

    private static bool IsWebAddress(string? text) =>
        text is { Length: <= 2_000 }
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static async Task<ConsentRequestMessage?> ReadAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(
            context.Request,
            BodySizeMax,
            context.RequestAborted
        );
        try
        {
            return body is null
                ? null
                : JsonSerializer.Deserialize(body, SandboxJson.Default.ConsentRequestMessage);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
