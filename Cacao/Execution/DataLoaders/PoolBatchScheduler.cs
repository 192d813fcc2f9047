namespace Cacao.Execution.DataLoaders;

/// <summary>
/// For DataLoaders used outside of resolvers: a batch starts as soon as the thread pool gets to it.
/// </summary>
internal sealed class PoolBatchScheduler : IBatchScheduler
{
    public void Schedule(Func<ValueTask> batch) =>
        ThreadPool.UnsafeQueueUserWorkItem(
            static batch => _ = RunAsync(batch),
            batch,
            preferLocal: false
        );

    private static async Task RunAsync(Func<ValueTask> batch) => await batch();
}
