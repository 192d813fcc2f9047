using Cacao.Execution.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Cacao.AspNetCore.Diagnostics;

/// <summary>Tells all listeners of one endpoint.</summary>
internal sealed class ServerEvents(ServerDiagnosticEventListener[] listeners)
{
    /// <summary>Null when there is no listener.</summary>
    public static ServerEvents? Of(IEnumerable<ServerDiagnosticEventListener> listeners)
    {
        ServerDiagnosticEventListener[] all = [.. listeners];
        return all.Length == 0 ? null : new(all);
    }

    public IDisposable ExecuteHttpRequest(HttpContext context) =>
        Open(context, static (listener, c) => listener.ExecuteHttpRequest(c));

    public IDisposable WebSocketSession(HttpContext context) =>
        Open(context, static (listener, c) => listener.WebSocketSession(c));

    public IDisposable ExecuteSocketOperation(HttpContext context) =>
        Open(context, static (listener, c) => listener.ExecuteSocketOperation(c));

    public void HttpRequestError(HttpContext context, Exception exception) =>
        Array.ForEach(listeners, listener => listener.HttpRequestError(context, exception));

    public void HttpRequestRefused(HttpContext context, string code, int status) =>
        Array.ForEach(listeners, listener => listener.HttpRequestRefused(context, code, status));

    public void WebSocketSlowConsumer(HttpContext context) =>
        Array.ForEach(listeners, listener => listener.WebSocketSlowConsumer(context));

    public void WebSocketSessionError(HttpContext context, Exception exception) =>
        Array.ForEach(listeners, listener => listener.WebSocketSessionError(context, exception));

    private IDisposable Open(
        HttpContext context,
        Func<ServerDiagnosticEventListener, HttpContext, IDisposable> open
    ) => DiagnosticScope.Open(listeners, context, open);
}
