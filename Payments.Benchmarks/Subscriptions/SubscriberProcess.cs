using System.Diagnostics;
using System.Text.Json;
using Payments.Benchmarks.Load;
using Payments.Benchmarks.Processes;

namespace Payments.Benchmarks.Subscriptions;

/// <summary>
/// The process of all subscribers, which also asks for the events. It writes
/// <see cref="LoadProcess.Measuring"/> and then its result, as the process of a load does.
/// </summary>
internal sealed class SubscriberProcess : IDisposable
{
    // Events on their way where no rate is given: fewer than wait for one subscriber at most.
    private const int EventsInFlight = 16;
    private const int ConnectedAtOnce = 50;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(500);

    private readonly SubscriberPlan _plan;
    private readonly Latencies _latencies = new();
    private readonly Emitter _emitter;
    private readonly Subscriber[] _subscribers;

    private SubscriberProcess(SubscriberPlan plan)
    {
        _plan = plan;
        _emitter = new(plan);
        _subscribers =
        [
            .. Enumerable
                .Range(0, plan.Connections)
                .Select(_ =>
                    plan.Transport is SubscriberTransport.Socket
                        ? (Subscriber)new SocketSubscriber(plan, _latencies)
                        : new StreamSubscriber(plan, _latencies)
                ),
        ];
    }

    private long Messages => _subscribers.Sum(subscriber => subscriber.Events);

    public static async Task<int> RunAsync(string argument)
    {
        using var process = new SubscriberProcess(SubscriberPlan.FromArgument(argument));
        Console.WriteLine(JsonSerializer.Serialize(await process.RunAsync()));
        return 0;
    }

    public void Dispose()
    {
        _emitter.Dispose();
        Array.ForEach(_subscribers, subscriber => subscriber.Dispose());
    }

    private async Task<SubscriberResult> RunAsync()
    {
        foreach (var some in _subscribers.Chunk(ConnectedAtOnce))
        {
            await Task.WhenAll(some.Select(subscriber => subscriber.SubscribeAsync()));
        }

        var running = Array.ConvertAll(_subscribers, subscriber => subscriber.RunAsync());
        var failing = Task.WhenAny(running).Unwrap();
        var working = _plan.MeasuredSeconds == 0 ? IdleAsync() : MeasureAsync();
        await await Task.WhenAny(failing, working);
        return await working;
    }

    private async Task<SubscriberResult> IdleAsync()
    {
        await PassAsync(TimeSpan.FromSeconds(_plan.WarmupSeconds));
        Console.WriteLine(LoadProcess.Measuring);
        await PassAsync(Breath);
        await ReachAllAsync();
        return new(0, 0, 0, 0, 0, 0, 0);
    }

    private async Task<SubscriberResult> MeasureAsync()
    {
        await ReachAllAsync();
        var (emittedBefore, messagesBefore) = (_emitter.Emitted, Messages);
        using var over = new CancellationTokenSource();
        var emitting = _emitter.RunAsync(HasRoom, over.Token);
        await PassAsync(TimeSpan.FromSeconds(_plan.WarmupSeconds));

        _latencies.Clear();
        var (emitted, messages, watch) = (_emitter.Emitted, Messages, Stopwatch.StartNew());
        Console.WriteLine(LoadProcess.Measuring);
        await PassAsync(TimeSpan.FromSeconds(_plan.MeasuredSeconds));
        var (events, delivered, seconds) = (
            _emitter.Emitted - emitted,
            Messages - messages,
            watch.Elapsed.TotalSeconds
        );
        var (median, slow, slowest) = (
            _latencies.Percentile(0.5),
            _latencies.Percentile(0.99),
            _latencies.Percentile(1)
        );

        await over.CancelAsync();
        await emitting;
        await SettleAsync();
        var missing =
            (_emitter.Emitted - emittedBefore) * _plan.Connections - (Messages - messagesBefore);
        return new(events, delivered, missing, seconds, median, slow, slowest);

        bool HasRoom() =>
            (_emitter.Emitted - emittedBefore - EventsInFlight) * _plan.Connections
            < Messages - messagesBefore;
    }

    /// <summary>Emits events until each subscriber has one: then all subscriptions are alive.</summary>
    private async Task ReachAllAsync()
    {
        await Patience.UntilAsync(async () =>
        {
            await _emitter.EmitAsync();
            await PassAsync(Breath);
            return Array.TrueForAll(_subscribers, subscriber => subscriber.Events > 0);
        });
        await SettleAsync();
    }

    /// <summary>Waits until nothing comes any more.</summary>
    private Task SettleAsync() =>
        Patience.UntilAsync(async () =>
        {
            var before = Messages;
            await PassAsync(Breath);
            return Messages == before;
        });

    private static Task PassAsync(TimeSpan time) =>
        Task.Delay(time, TimeProvider.System, CancellationToken.None);
}
