using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Fx;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Conversions;

/// <summary>
/// Carries orders from the outbox to the market, and asks again until each has ended. A crash between
/// the market and our record places the order again under the same id, which trades it once.
/// </summary>
public sealed class MarketOrders(IFxDealer dealer, IWriteGate gate) : IOutboxHandler
{
    public const string OutboxKind = "fx.order";

    /// <summary>An order may work for hours: it is asked for every second and never given up.</summary>
    internal static OutboxPolicy Patience { get; } =
        OutboxPolicy.Default with
        {
            AttemptsMax = int.MaxValue,
            FirstDelay = TimeSpan.FromMilliseconds(250),
            LastDelay = TimeSpan.FromSeconds(1),
        };

    public string Kind => OutboxKind;

    public OutboxPolicy Policy => Patience;

    public Task HandleAsync(IReadOnlyList<OutboxItem> items, CancellationToken cancellationToken) =>
        Task.WhenAll(
            items.Select(async item =>
            {
                var order = JsonSerializer.Deserialize<FxOrder>(item.Payload, CommandJson.Options)!;
                var answer = await dealer.PlaceAsync(order, cancellationToken);
                await gate.RecordAsync(item, answer, cancellationToken);
            })
        );
}

/// <summary>Carries requests to call orders off, until the market says how each has ended.</summary>
public sealed class MarketCancellations(IFxDealer dealer, IWriteGate gate) : IOutboxHandler
{
    public const string OutboxKind = "fx.cancellation";

    public string Kind => OutboxKind;

    public OutboxPolicy Policy => MarketOrders.Patience;

    public Task HandleAsync(IReadOnlyList<OutboxItem> items, CancellationToken cancellationToken) =>
        Task.WhenAll(
            items.Select(async item =>
            {
                var answer = await dealer.CancelAsync(item.Subject.ToString(), cancellationToken);
                await gate.RecordAsync(item, answer, cancellationToken);
            })
        );
}

internal static class MarketAnswers
{
    public static Task RecordAsync(
        this IWriteGate gate,
        OutboxItem item,
        FxOrderState answer,
        CancellationToken cancellationToken
    ) =>
        gate.RunAsync(
            new RecordMarketAnswer(ConversionId.From(item.SubjectId), answer, item.Id),
            new Caller(item.TenantId, item.Environment, Actor.Bank),
            cancellationToken
        );
}
