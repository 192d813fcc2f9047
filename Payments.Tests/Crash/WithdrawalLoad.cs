using System.Collections.Concurrent;
using Payments.Tests.Kit;

namespace Payments.Tests.Crash;

/// <summary>
/// Withdrawals, asked for by many callers at once until the server is gone. Remembers which were
/// acknowledged, and which were asked for without ever being answered.
/// </summary>
public sealed class WithdrawalLoad(string recipientId)
{
    private const int Callers = 16;

    private int _keys;

    /// <summary>Key → id of the withdrawal that the server acknowledged under it.</summary>
    public ConcurrentDictionary<string, string> Acknowledged { get; } = new();

    public ConcurrentDictionary<string, bool> Unanswered { get; } = new();

    /// <summary>
    /// Asks, many at once, until the server is gone. Returns as soon as so many more were
    /// acknowledged, with a task that ends when the last caller has noticed.
    /// </summary>
    public async Task<Task> StartAsync(GraphCaller caller, int acknowledgements)
    {
        var target = Acknowledged.Count + acknowledgements;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var callers = Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => AskUntilGoneAsync()));
        await await Task.WhenAny(reached.Task, callers);
        return callers;

        async Task AskUntilGoneAsync()
        {
            while (true)
            {
                var key = $"crash-{Interlocked.Increment(ref _keys)}";
                Unanswered[key] = true;
                try
                {
                    await AskAsync(caller, key);
                }
                catch (HttpRequestException)
                {
                    return;
                }

                if (Acknowledged.Count >= target)
                {
                    reached.TrySetResult();
                }
            }
        }
    }

    /// <summary>Asks once more, with the same keys, for whatever was never answered.</summary>
    public Task RepeatUnansweredAsync(GraphCaller caller) =>
        Task.WhenAll(Unanswered.Keys.Select(key => AskAsync(caller, key)));

    /// <summary>Asks again for what was acknowledged: the answer must be the same withdrawal.</summary>
    public Task RepeatAcknowledgedAsync(GraphCaller caller) =>
        Parallel.ForEachAsync(
            Acknowledged,
            new ParallelOptions { MaxDegreeOfParallelism = Callers },
            async (answer, _) =>
            {
                var (id, replayed) = await CreateAsync(caller, answer.Key);
                (id, replayed).ShouldBe((answer.Value, true), $"the answer to {answer.Key}");
            }
        );

    private async Task AskAsync(GraphCaller caller, string key)
    {
        var (id, _) = await CreateAsync(caller, key);
        Acknowledged[key] = id;
        Unanswered.TryRemove(key, out _);
    }

    private async Task<(string Id, bool Replayed)> CreateAsync(GraphCaller caller, string key)
    {
        var payload = await caller.ChangeAsync(
            "createWithdrawal",
            "withdrawal { id } replayed",
            new
            {
                amount = new { amount = "1.00", currency = "AUD" },
                recipientId,
                externalId = key,
                idempotencyKey = key,
            }
        );
        return ((string)payload["withdrawal"]!["id"]!, (bool)payload["replayed"]!);
    }
}
