using Cacao.Execution.Diagnostics;

namespace Cacao.Tests.AspNetCore.Diagnostics;

/// <summary>Warns of operations that take longer than a second. The example of the guide.</summary>
internal sealed partial class SlowOperations(TimeProvider time, ILogger<SlowOperations> log)
    : ExecutionDiagnosticEventListener
{
    public override IDisposable ExecuteRequest(RequestContext context) =>
        new Span(this, context, time.GetTimestamp());

    private void End(RequestContext context, long started)
    {
        var duration = time.GetElapsedTime(started);
        if (duration > TimeSpan.FromSeconds(1))
        {
            LogSlow(log, context.OperationName, duration);
        }
    }

    [LoggerMessage(100, LogLevel.Warning, "{Operation} took {Duration}")]
    private static partial void LogSlow(ILogger log, string? operation, TimeSpan duration);

    private sealed class Span(SlowOperations listener, RequestContext context, long started)
        : IDisposable
    {
        public void Dispose() => listener.End(context, started);
    }
}
