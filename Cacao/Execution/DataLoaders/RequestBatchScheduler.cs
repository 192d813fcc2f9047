using Cacao.Execution.Diagnostics;

namespace Cacao.Execution.DataLoaders;

/// <summary>
/// Keeps the batches of one operation until its loop finds nothing else to do. While batches are
/// under way the next ones wait: what these lead to may add keys to them.
/// </summary>
internal sealed class RequestBatchScheduler(Action wakeLoop, ExecutionDiagnostics diagnostics)
    : IBatchScheduler
{
    private static readonly AsyncLocal<bool> IsInsideBatch = new();

    private readonly Lock _gate = new();
    private readonly List<Func<ValueTask>> _waiting = [];
    private int _running;

    /// <summary>Who is told of the batches.</summary>
    public ExecutionDiagnostics Diagnostics => diagnostics;

    public void Schedule(Func<ValueTask> batch)
    {
        if (IsInsideBatch.Value)
        {
            // A batch that itself loads by another DataLoader must not wait for its own end. The
            // detour over the pool lets it gather more than the first key.
            lock (_gate)
            {
                _running++;
            }

            ThreadPool.UnsafeQueueUserWorkItem(
                static state => _ = state.Scheduler.RunAsync(state.Batch),
                (Scheduler: this, Batch: batch),
                preferLocal: false
            );
            return;
        }

        lock (_gate)
        {
            _waiting.Add(batch);
        }

        wakeLoop();
    }

    /// <summary>Called by the loop when it has nothing else to do; true when something was started.</summary>
    public bool TryDispatch()
    {
        Func<ValueTask>[] batches;
        lock (_gate)
        {
            if (_running > 0 || _waiting.Count == 0)
            {
                return false;
            }

            batches = [.. _waiting];
            _waiting.Clear();
            _running = batches.Length;
        }

        foreach (var batch in batches)
        {
            _ = RunAsync(batch);
        }

        return true;
    }

    // Never throws: a batch hands its failure to those who wait for its values.
    private async Task RunAsync(Func<ValueTask> batch)
    {
        IsInsideBatch.Value = true;
        await batch();
        lock (_gate)
        {
            _running--;
        }

        wakeLoop();
    }
}
