namespace Cacao.Execution.Diagnostics;

/// <summary>The spans of several listeners as one.</summary>
internal sealed class DiagnosticScope(IDisposable[] scopes) : IDisposable
{
    public static IDisposable Empty { get; } = new DiagnosticScope([]);

    /// <summary>Opens a span at each listener; nothing is allocated for one listener alone.</summary>
    public static IDisposable Open<TListener, TArgument>(
        TListener[] listeners,
        TArgument argument,
        Func<TListener, TArgument, IDisposable> open
    )
    {
        if (listeners.Length == 1)
        {
            return open(listeners[0], argument);
        }

        var scopes = new IDisposable[listeners.Length];
        for (var i = 0; i < scopes.Length; i++)
        {
            scopes[i] = open(listeners[i], argument);
        }

        return new DiagnosticScope(scopes);
    }

    // The other way round, as nested using statements would.
    public void Dispose()
    {
        for (var i = scopes.Length - 1; i >= 0; i--)
        {
            scopes[i].Dispose();
        }
    }
}
