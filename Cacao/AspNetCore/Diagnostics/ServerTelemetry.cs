using System.Diagnostics;
using Cacao.Execution.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Cacao.AspNetCore.Diagnostics;

/// <summary>Activities and metrics of connections.</summary>
internal sealed class ServerTelemetry(InstrumentationOptions options, EngineMeter meter)
    : ServerDiagnosticEventListener
{
    public override IDisposable ExecuteHttpRequest(HttpContext context) =>
        Start(ActivityScopes.ExecuteHttpRequest, "GraphQL HTTP") is { } activity
            ? new HttpSpan(activity, context)
            : EmptyScope;

    public override void HttpRequestError(HttpContext context, Exception exception) =>
        ExecutionTelemetry.Fail(Activity.Current, exception);

    public override void HttpRequestRefused(HttpContext context, string code, int status)
    {
        var type = code.Length == 0 ? "_OTHER" : code;
        meter.RefusedRequests.Add(1, new KeyValuePair<string, object?>("error.type", type));
        if (EngineTelemetry.IsOurs(Activity.Current))
        {
            Activity.Current.SetStatus(ActivityStatusCode.Error);
            Activity.Current.SetTag("error.type", type);
        }
    }

    public override IDisposable WebSocketSession(HttpContext context)
    {
        meter.AddConnection(1);
        return new SocketSpan(meter);
    }

    public override void WebSocketSlowConsumer(HttpContext context) =>
        meter.AddSlowConsumer("socket");

    public override IDisposable ExecuteSocketOperation(HttpContext context) =>
        Start(ActivityScopes.ExecuteSocketOperation, "GraphQL Socket Operation") ?? EmptyScope;

    public override void WebSocketSessionError(HttpContext context, Exception exception) =>
        ExecutionTelemetry.Fail(Activity.Current, exception);

    private Activity? Start(ActivityScopes scope, string name) =>
        options.Scopes.HasFlag(scope) ? EngineTelemetry.Source.StartActivity(name) : null;

    private sealed class HttpSpan(Activity activity, HttpContext context) : IDisposable
    {
        public void Dispose()
        {
            var status = context.Response.StatusCode;
            activity.DisplayName = $"GraphQL HTTP {context.Request.Method}";
            activity.SetTag("http.response.status_code", status);
            if (status >= StatusCodes.Status500InternalServerError)
            {
                activity.SetStatus(ActivityStatusCode.Error);
            }

            activity.Dispose();
        }
    }

    private sealed class SocketSpan(EngineMeter meter) : IDisposable
    {
        public void Dispose() => meter.AddConnection(-1);
    }
}
