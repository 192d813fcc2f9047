using Cacao.Execution.DataLoaders;

namespace Cacao.Execution.Diagnostics;

/// <summary>Is told of the batches of DataLoaders; registered by <c>AddDiagnosticEventListener</c>.</summary>
public abstract class DataLoaderDiagnosticEventListener
{
    /// <summary>A span that nobody wants to see the end of.</summary>
    protected static IDisposable EmptyScope => DiagnosticScope.Empty;

    /// <summary>Asked before each batch.</summary>
    public virtual bool IsEnabled => true;

    /// <summary>One batch, from asking the source until its values are there.</summary>
    /// <param name="dataLoader">Who asks.</param>
    /// <param name="keys">What is asked for; may be personal data.</param>
    public virtual IDisposable ExecuteBatch<TKey>(IDataLoader dataLoader, IReadOnlyList<TKey> keys)
        where TKey : notnull => EmptyScope;

    /// <summary>The source has failed; all keys fail with it.</summary>
    public virtual void BatchError<TKey>(IReadOnlyList<TKey> keys, Exception exception)
        where TKey : notnull { }
}
