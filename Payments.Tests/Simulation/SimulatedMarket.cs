using Payments.Domain.Fx;

namespace Payments.Tests.Simulation;

/// <summary>One order as the market keeps it.</summary>
internal sealed class MarketStory
{
    /// <summary>Null: it was called off before it was placed.</summary>
    public FxOrder? Order { get; set; }

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
            .Select(story => story.Order!.OrderId);

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
        var story = StoryOf(order.OrderId);
        if (story.Order is { } placed && placed != order)
        {
            _fault ??= $"{placed} was placed again as {order}.";
        }

        story.Order = order;

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

    public Task<FxOrderState> CancelAsync(string orderId, CancellationToken cancellationToken)
    {
        FailAtTimes();
        var story = StoryOf(orderId);
        if (story.State.Outcome is FxOrderOutcome.Working)
        {
            story.State = new(FxOrderOutcome.Cancelled, null);
        }

        trace.Write($"  market: an order to be called off is {story.State.Outcome}");
        crash.BeforeAnswer("a cancellation");
        return Task.FromResult(story.State);
    }

    /// <summary>Nothing was asked of it that makes no sense.</summary>
    public void RequireSound() =>
        SimulationFaultException.When(_fault is not null, _fault ?? string.Empty);

    private MarketStory StoryOf(string orderId)
    {
        if (!_stories.TryGetValue(orderId, out var story))
        {
            story = new();
            _stories.Add(orderId, story);
        }

        return story;
    }

    private void FailAtTimes()
    {
        if (!IsCalm && dice.OneIn(6))
        {
            trace.Write("  the market is away");
            throw new FxMarketUnavailableException("The market is away.");
        }
    }
}
