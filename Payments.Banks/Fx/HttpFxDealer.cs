using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Payments.Banks.Connections;
using Payments.Banks.Rails;
using Payments.Domain.Fx;
using Payments.Domain.Values;

namespace Payments.Banks.Fx;

internal sealed record WireOrder(WireMoney Sells, WireMoney Buys, string? Memo);

internal sealed record WireMoney(long MinorUnits, string Currency);

internal sealed record WireOrderOutcome(string Outcome);

internal sealed record WireOrderCancellation;

internal sealed record WireOrderState(string OrderId, string Status, string? ReasonCode = null);

/// <summary>Orders at the market over HTTP with signed JSON, and what a simulated one can be told.</summary>
internal sealed class HttpFxDealer(
    IHttpClientFactory clients,
    OutsideAddresses addresses,
    RailSignature signature
) : IFxDealer, IFxDealerSimulator
{
    public async Task<FxOrderState> PlaceAsync(FxOrder order, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(
            HttpMethod.Put,
            Path(order.OrderId),
            new WireOrder(Wire(order.Sells), Wire(order.Buys), order.Memo),
            BanksJson.Default.WireOrder,
            cancellationToken
        );
        return State(answer, order.OrderId);
    }

    public async Task<FxOrderState> CancelAsync(string orderId, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(
            HttpMethod.Post,
            $"{Path(orderId)}/cancellation",
            new WireOrderCancellation(),
            BanksJson.Default.WireOrderCancellation,
            cancellationToken
        );
        return State(answer, orderId);
    }

    public async Task<bool> ForceAsync(
        string orderId,
        FxOrderOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        var answer = await SendAsync(
            HttpMethod.Post,
            $"{Path(orderId)}/outcome",
            new WireOrderOutcome(Word(outcome)),
            BanksJson.Default.WireOrderOutcome,
            cancellationToken
        );
        // Told before the order came: it is told again.
        return answer.Status switch
        {
            404 => throw Unavailable("The market does not have the order yet."),
            409 => false,
            _ => State(answer, orderId) is not null,
        };
    }

    private async Task<Answer> SendAsync<T>(
        HttpMethod method,
        string path,
        T message,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message, type);
        using var request = new HttpRequestMessage(method, new Uri(addresses.Market, path));
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation(RailSignature.Header, signature.Sign(body));
        return await clients.CallAsync(request, Unavailable, cancellationToken);
    }

    private static FxOrderState State(Answer answer, string orderId)
    {
        var state = answer.IsSuccess
            ? OutsideHttp.TryParse(answer.Body, BanksJson.Default.WireOrderState)
            : null;
        return state is not null && state.OrderId == orderId
            ? new(Outcome(state.Status), state.ReasonCode)
            : throw Unavailable(
                $"The market's answer to an order was not understood ({answer.Status})."
            );
    }

    private static FxOrderOutcome Outcome(string status) =>
        Enum.GetValues<FxOrderOutcome>()
            .Select(outcome => (FxOrderOutcome?)outcome)
            .FirstOrDefault(outcome => Word(outcome!.Value) == status)
        ?? throw Unavailable("The market's word for an order is unknown.");

    private static string Word(FxOrderOutcome outcome) => Domain.Lifecycles.StatusName.Of(outcome);

    private static string Path(string orderId) => $"fx/orders/{Uri.EscapeDataString(orderId)}";

    private static WireMoney Wire(Money money) => new(money.MinorUnits, money.Currency.Code);

    private static FxMarketUnavailableException Unavailable(
        string message,
        Exception? inner = null
    ) => new(message, inner);
}
