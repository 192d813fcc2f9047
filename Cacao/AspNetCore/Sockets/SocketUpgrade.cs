using Cacao.AspNetCore.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Cacao.AspNetCore.Sockets;

/// <summary>Turns a request into a graphql-transport-ws connection.</summary>
internal static class SocketUpgrade
{
    public const string Subprotocol = "graphql-transport-ws";

    public static bool IsWanted(HttpContext context) =>
        HttpMethods.IsConnect(context.Request.Method)
        || (
            HttpMethods.IsGet(context.Request.Method)
            && context.Request.Headers.TryGetValue(HeaderNames.Upgrade, out var upgrade)
            && upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The application needs no <c>UseWebSockets</c> of its own.</summary>
    public static RequestDelegate Build(IApplicationBuilder branch, EndpointEnvironment environment)
    {
        branch.UseWebSockets();
        branch.Run(context => AcceptAsync(context, environment));
        return branch.Build();
    }

    private static async Task AcceptAsync(HttpContext context, EndpointEnvironment environment)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await ResponseWriter.WriteAsync(
                context,
                TransportError.MethodNotAllowed,
                JsonFormat.GraphQLResponse
            );
            return;
        }

        if (!IsOriginAllowed(context.Request, environment.Options.Sockets))
        {
            await Refusal.WriteAsync(
                environment,
                context,
                TransportError.OriginRefused,
                JsonFormat.GraphQLResponse
            );
            return;
        }

        var speaks = context.WebSockets.WebSocketRequestedProtocols.Contains(
            Subprotocol,
            StringComparer.Ordinal
        );
        using var span = environment.Events?.WebSocketSession(context);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(
            speaks ? Subprotocol : null
        );
        await using var session = new SocketSession(socket, context, environment);
        if (!speaks)
        {
            session.Close(SocketClose.SubprotocolNotAcceptable);
        }

        await session.RunAsync();
    }

    /// <summary>
    /// Browsers open sockets to any site without asking, and send cookies along: only pages of this
    /// server, of allowed origins, or of this machine to this machine may.
    /// </summary>
    private static bool IsOriginAllowed(HttpRequest request, GraphQLSocketOptions options)
    {
        var origin = request.Headers.Origin;
        if (StringValues.IsNullOrEmpty(origin))
        {
            return true;
        }

        var text = origin.ToString();
        return options.AllowedOrigins.Contains("*")
            || options.AllowedOrigins.Contains(text)
            || (
                Uri.TryCreate(text, UriKind.Absolute, out var uri)
                && (
                    request.Host.Value!.Equals(uri.Authority, StringComparison.OrdinalIgnoreCase)
                    || (uri.IsLoopback && IsLoopback(request.Host))
                )
            );
    }

    private static bool IsLoopback(HostString host) =>
        Uri.TryCreate($"ws://{host.Value}", UriKind.Absolute, out var uri) && uri.IsLoopback;
}
