using System.Collections.Concurrent;
using System.Net.WebSockets;
using Payments.Benchmarks.Engine;

namespace Payments.Benchmarks.Subscriptions;

/// <summary>
/// The ceiling: endpoints that know what is subscribed to. The bytes of an event are made once, and
/// written to one connection after the other.
/// </summary>
internal static class BareSubscribers
{
    private static readonly ConcurrentDictionary<WebSocket, bool> Sockets = new();
    private static readonly ConcurrentDictionary<HttpContext, bool> Streams = new();

    public static void MapSubscriptions(this WebApplication app)
    {
        app.UseWebSockets();
        app.MapGet("/ws", (RequestDelegate)HoldSocketAsync);
        app.MapPost("/sse", (RequestDelegate)HoldStreamAsync);
        app.MapPost("/emit", (RequestDelegate)EmitAsync);
    }

    private static ReadOnlySpan<byte> Acknowledged => "{\"type\":\"connection_ack\"}"u8;

    private static async Task HoldSocketAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync(
            SocketSubscriber.Subprotocol
        );
        await SendAsync(socket, Acknowledged.ToArray());
        Sockets[socket] = true;
        var received = new byte[512];
        try
        {
            while (socket.State is WebSocketState.Open)
            {
                await socket.ReceiveAsync(received.AsMemory(), context.RequestAborted);
            }
        }
        catch (Exception exception)
            when (exception is WebSocketException or OperationCanceledException)
        {
            // The client is gone.
        }

        Sockets.TryRemove(socket, out _);
    }

    private static async Task HoldStreamAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        await context.Response.BodyWriter.WriteAsync(":\n\n"u8.ToArray(), context.RequestAborted);
        Streams[context] = true;
        var gone = new TaskCompletionSource();
        await using (context.RequestAborted.Register(gone.SetResult))
        {
            await gone.Task;
        }

        Streams.TryRemove(context, out _);
    }

    private static async Task EmitAsync(HttpContext context)
    {
        var result = ResultOf(Tick.At(context.Request.Query["sentAt"].ToString()));
        byte[] message = [.. "{\"id\":\"1\",\"type\":\"next\",\"payload\":"u8, .. result, .. "}"u8];
        foreach (var (socket, _) in Sockets)
        {
            await SendAsync(socket, message);
        }

        byte[] streamed = [.. "event: next\ndata: "u8, .. result, .. "\n\n"u8];
        foreach (var (stream, _) in Streams)
        {
            await stream.Response.BodyWriter.WriteAsync(streamed, CancellationToken.None);
        }
    }

    private static ValueTask SendAsync(WebSocket socket, byte[] message) =>
        socket.SendAsync(
            message.AsMemory(),
            WebSocketMessageType.Text,
            endOfMessage: true,
            CancellationToken.None
        );

    private static byte[] ResultOf(Tick tick)
    {
        var buffer = BareWriter.Rent();
        buffer.Json.StartData("ticked"u8);
        buffer.Json.Write(tick);
        buffer.Json.EndData();
        buffer.Json.Flush();
        var result = buffer.Written.ToArray();
        BareWriter.Return(buffer);
        return result;
    }
}
