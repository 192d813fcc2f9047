using Cacao.Execution.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Cacao.AspNetCore.Diagnostics;

/// <summary>Is told what happens to connections; registered by <c>AddDiagnosticEventListener</c>.</summary>
/// <remarks>
/// Called in the middle of requests, several at once: quick, thread-safe, and without exceptions.
/// </remarks>
public abstract class ServerDiagnosticEventListener
{
    /// <summary>A span that nobody wants to see the end of.</summary>
    protected static IDisposable EmptyScope => DiagnosticScope.Empty;

    /// <summary>A GraphQL request by POST or GET, until it is answered; an event stream, until it ends.</summary>
    public virtual IDisposable ExecuteHttpRequest(HttpContext context) => EmptyScope;

    /// <summary>The transport has a fault; the client got 500, within a batch an error.</summary>
    public virtual void HttpRequestError(HttpContext context, Exception exception) { }

    /// <summary>The transport or an interceptor refused the request: it never became an operation.</summary>
    /// <param name="context">The request.</param>
    /// <param name="code">The code of the error that the client got; empty when it has none.</param>
    /// <param name="status">The status code of the answer.</param>
    public virtual void HttpRequestRefused(HttpContext context, string code, int status) { }

    /// <summary>A socket, from its opening to its end.</summary>
    public virtual IDisposable WebSocketSession(HttpContext context) => EmptyScope;

    /// <summary>The connection ended because its client took too little of what it had asked for.</summary>
    public virtual void WebSocketSlowConsumer(HttpContext context) { }

    /// <summary>An operation of a socket, until it is answered or its stream is open.</summary>
    public virtual IDisposable ExecuteSocketOperation(HttpContext context) => EmptyScope;

    /// <summary>An operation or the session itself has a fault; the client got an error.</summary>
    public virtual void WebSocketSessionError(HttpContext context, Exception exception) { }
}
