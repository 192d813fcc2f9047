using Payments.Domain.Fx;

namespace Payments.Tests.Simulation;

/// <summary>One order as the market keeps it.</summary>
internal sealed class MarketStory(FxOrder order)
{
    public FxOrder Order { get; } = order;

    public FxOrderState State { get; set; } = new(FxOrderOutcome.Working, null);
}

/// <summary>
/// The market: sometimes away, at another price each time, and it trades an order once, however often it
/// is placed.
/// </summary>
internal sealed class SimulatedMarket(Dice dice, Trace trace, CrashPlan crash, TimeProvider time)
    : IFxMarket,
        IFxDealer
{
    private readonly Dictionary<string, MarketStory> _stories = [];
    private string? _fault;

    /// <summary>From now on nothing fails any more, and nothing is left open.</summary>
    public bool IsCalm { get; set; }

    /// <summary>Ours of what was traded.</summary>
    public IEnumerable<string> Traded =>
        _stories
            .Values.Where(story => story.State.Outcome is FxOrderOutcome.Executed)
            .Select(story => story.Order.OrderId);

    public Task<IReadOnlyList<CurrencyPair>> GetPairsAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<MarketPrice>> GetPricesAsync(
        IReadOnlyList<CurrencyPair> pairs,
        CancellationToken cancellationToken
    )
    {
        FailAtTimes();
        IReadOnlyList<MarketPrice> prices =
        [
            .. pairs.Select(pair =>
            {
                var bid = dice.Between(15_000, 18_000) / 10_000m;
                return new MarketPrice(pair, bid, bid + 0.001m, bid + 0.0005m, time.GetUtcNow());
            }),
        ];
        crash.BeforeAnswer("a price");
        return Task.FromResult(prices);
    }

    public Task<FxOrderState> PlaceAsync(FxOrder order, CancellationToken cancellationToken)
    {
        FailAtTimes();
        if (!_stories.TryGetValue(order.OrderId, out var story))
        {
            story = new(order);
            _stories.Add(order.OrderId, story);
        }
        else if (story.Order != order)
        {
            _fault ??= $"{story.Order} was placed again as {order}.";
        }

        if (story.State.Outcome is FxOrderOutcome.Working)
        {
            story.State = dice.Throw(IsCalm ? 8 : 12) switch
            {
                < 6 => new(FxOrderOutcome.Executed, null),
                < 8 => new(FxOrderOutcome.Rejected, null),
                _ => story.State,
            };
        }

        trace.Write($"  market: an order over {order.Sells} is {story.State.Outcome}");
        crash.BeforeAnswer("an order");
        return Task.FromResult(story.State);
    }

    public Task<FxOrderState> CancelAsync(string orderId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Nothing was asked of it that makes no sense.</summary>
    public void RequireSound() =>
        SimulationFaultException.When(_fault is not null, _fault ?? string.Empty);

    private void FailAtTimes()
    {
        if (!IsCalm && dice.OneIn(6))
        {
            trace.Write("  the market is away");
            throw new FxMarketUnavailableException("The market is away.");
        }
    }
}
