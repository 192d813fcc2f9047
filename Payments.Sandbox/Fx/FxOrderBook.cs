using Microsoft.Extensions.Options;
using Payments.Sandbox.Journal;

namespace Payments.Sandbox.Fx;

internal sealed record FxAmount(long MinorUnits, string? Currency);

/// <summary>An order as it was placed, and the end that it is going to have.</summary>
/// <param name="EndsAt">Null for an order that works until somebody says how it ends.</param>
internal sealed record FxOrder(
    string OrderId,
    FxAmount? Sells,
    FxAmount? Buys,
    string? Memo,
    DateTimeOffset? EndsAt,
    string Outcome,
    string? ReasonCode
);

/// <summary>
/// The market's orders. Each is traded once, whatever its partner repeats; what it is now follows
/// from the clock, so that a restart goes on where the market was.
/// </summary>
internal sealed class FxOrderBook(
    SandboxJournal journal,
    TimeProvider time,
    IOptions<SandboxOptions> options
)
{
    public const string Working = "WORKING";
    public const string Executed = "EXECUTED";
    public const string Rejected = "REJECTED";
    public const string Cancelled = "CANCELLED";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, FxOrder> _orders = new(StringComparer.Ordinal);

    public void Restore(FxOrderSaved saved) => _orders[saved.Order.OrderId] = saved.Order;

    /// <returns>Null when the id stands for another order.</returns>
    public OrderStateMessage? Place(string orderId, OrderRequest request)
    {
        lock (_gate)
        {
            if (!_orders.TryGetValue(orderId, out var order))
            {
                order = Save(Plan(orderId, request));
            }

            // An order that was called off before it came has no content to compare.
            return
                order.Sells is null || (order.Sells == request.Sells && order.Buys == request.Buys)
                ? State(order)
                : null;
        }
    }

    public OrderStateMessage Cancel(string orderId)
    {
        lock (_gate)
        {
            if (!_orders.TryGetValue(orderId, out var order))
            {
                order = Save(new(orderId, null, null, null, Now, Cancelled, null));
            }
            else if (!HasEnded(order))
            {
                order = Save(order with { EndsAt = Now, Outcome = Cancelled, ReasonCode = null });
            }

            return State(order);
        }
    }

    public bool Knows(string orderId)
    {
        lock (_gate)
        {
            return _orders.ContainsKey(orderId);
        }
    }

    /// <returns>Null when the order is unknown or has ended.</returns>
    public OrderStateMessage? Force(string orderId, string outcome)
    {
        lock (_gate)
        {
            return _orders.TryGetValue(orderId, out var order) && !HasEnded(order)
                ? State(
                    Save(
                        order with
                        {
                            EndsAt = Now,
                            Outcome = outcome,
                            ReasonCode = outcome == Rejected ? "TECHNICAL_ISSUE" : null,
                        }
                    )
                )
                : null;
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();

    private FxOrder Plan(string orderId, OrderRequest request)
    {
        var memo = request.Memo ?? "";
        var fails = memo.Contains("FAIL_FX", StringComparison.Ordinal);
        DateTimeOffset? endsAt =
            memo.Contains("HALT_FX", StringComparison.Ordinal) ? null
            : memo.Contains("LATE_FX", StringComparison.Ordinal)
                ? Now + options.Value.LateAnswerDelay
            : Now;
        return new(
            orderId,
            request.Sells,
            request.Buys,
            request.Memo,
            endsAt,
            fails ? Rejected : Executed,
            fails ? "TECHNICAL_ISSUE" : null
        );
    }

    private FxOrder Save(FxOrder order)
    {
        journal.Append(new FxOrderSaved(order));
        _orders[order.OrderId] = order;
        return order;
    }

    private bool HasEnded(FxOrder order) => order.EndsAt is { } end && end <= Now;

    private OrderStateMessage State(FxOrder order) =>
        HasEnded(order)
            ? new(order.OrderId, order.Outcome, order.ReasonCode)
            : new(order.OrderId, Working, null);
}
