namespace Cacao.Execution.DataLoaders;

/// <summary>Decides when the keys that DataLoaders have gathered are loaded.</summary>
public interface IBatchScheduler
{
    /// <summary>Runs the batch when nothing else can make progress, so that it is as large as can be.</summary>
    void Schedule(Func<ValueTask> batch);
}
