namespace Cacao.Execution.DataLoaders;

public sealed class DataLoaderOptions
{
    /// <summary>The most keys that one batch holds; further keys make further batches.</summary>
    public int MaxBatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1024;
}
