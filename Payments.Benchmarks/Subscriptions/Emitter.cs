using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Payments.Benchmarks.Subscriptions;

/// <summary>Asks the server to emit events, each with the moment at which it was due.</summary>
internal sealed class Emitter(SubscriberPlan plan) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private readonly HttpClient _http = new()
    {
        BaseAddress = new Uri($"http://127.0.0.1:{plan.Port}"),
    };

    private long _emitted;

    public long Emitted => Interlocked.Read(ref _emitted);

    /// <summary>One event, now.</summary>
    public Task EmitAsync() => EmitAsync(Stopwatch.GetTimestamp());

    /// <summary>Events at the plan's rate; late ones carry the moment at which they were due.</summary>
    /// <param name="hasRoom">Whether subscribers have taken enough of what was emitted; asked where the plan has no rate.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Func<bool> hasRoom, CancellationToken cancellationToken)
    {
        var due = Stopwatch.GetTimestamp();
        while (!cancellationToken.IsCancellationRequested)
        {
            if (plan.EventsPerSecond == 0)
            {
                due = Stopwatch.GetTimestamp();
                if (!hasRoom())
                {
                    await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
                    continue;
                }
            }
            else
            {
                due += Stopwatch.Frequency / plan.EventsPerSecond;
                var early = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
                if (early > TimeSpan.Zero)
                {
                    await Task.Delay(early, TimeProvider.System, CancellationToken.None);
                }
            }

            await EmitAsync(due);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task EmitAsync(long moment)
    {
        var sentAt = moment.ToString($"D{Subscriber.SentAtLength}", CultureInfo.InvariantCulture);
        using var content = new StringContent(
            plan.EmitBody.Replace(SubscriberPlan.SentAtSlot, sentAt, StringComparison.Ordinal),
            Encoding.UTF8,
            "application/json"
        );
        Interlocked.Increment(ref _emitted);
        using var response = await _http.PostAsync(
            new Uri(
                plan.EmitPath.Replace(SubscriberPlan.SentAtSlot, sentAt, StringComparison.Ordinal),
                UriKind.Relative
            ),
            content
        );
        response.EnsureSuccessStatusCode();
    }
}
