namespace Cacao.Execution.Diagnostics;

/// <summary>The listeners of one executor.</summary>
internal sealed class ExecutionDiagnostics(
    IEnumerable<ExecutionDiagnosticEventListener> executionListeners,
    IEnumerable<DataLoaderDiagnosticEventListener> dataLoaderListeners,
    EngineMeter? meter = null
)
{
    private readonly ExecutionDiagnosticEventListener[] _execution = [.. executionListeners];
    private readonly DataLoaderDiagnosticEventListener[] _dataLoaders = [.. dataLoaderListeners];

    public static ExecutionDiagnostics None { get; } = new([], []);

    /// <summary>Null when nobody wants to know.</summary>
    public RequestEvents? Observe(OperationRequest request)
    {
        foreach (var listener in _execution)
        {
            if (listener.IsEnabled)
            {
                return new RequestEvents(_execution, new RequestContext(request));
            }
        }

        return null;
    }

    /// <summary>
    /// Null when nobody wants to know. Open subscriptions are counted whether or not somebody reads
    /// the number: whoever does so later wants those of before, too.
    /// </summary>
    public SubscriptionEvents? OpenSubscription(RequestEvents? request) =>
        meter is null && request is null ? null : new(meter, request);

    /// <summary>Null when nobody wants to know.</summary>
    public DataLoaderDiagnosticEventListener[]? ObserveBatch()
    {
        foreach (var listener in _dataLoaders)
        {
            if (listener.IsEnabled)
            {
                return _dataLoaders;
            }
        }

        return null;
    }
}
