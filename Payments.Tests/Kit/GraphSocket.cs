using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payments.Tests.Kit;

/// <summary>
/// One subscription over graphql-transport-ws, see
/// https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md.
/// </summary>
public static class GraphSocket
{
    private const string Protocol = "graphql-transport-ws";

    /// <summary>
    /// What is pushed, until the server completes the stream or the connection breaks. An error
    /// from the server is thrown.
    /// </summary>
    public static async IAsyncEnumerable<JsonNode> ListenAsync(
        Uri graphQL,
        string token,
        string query,
        object variables,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(Protocol);
        var address = new UriBuilder(graphQL) { Scheme = Uri.UriSchemeWs }.Uri;
        await socket.ConnectAsync(address, cancellationToken);
        await SendAsync(
            new { type = "connection_init", payload = new { Authorization = $"Bearer {token}" } }
        );

        while (await ReadAsync(socket, cancellationToken) is { } message)
        {
            switch ((string?)message["type"])
            {
                case "connection_ack":
                    await SendAsync(
                        new
                        {
                            id = "1",
                            type = "subscribe",
                            payload = new { query, variables },
                        }
                    );
                    break;
                case "ping":
                    await SendAsync(new { type = "pong" });
                    break;
                case "next" when message["payload"] is { } result && result["errors"] is null:
                    yield return result["data"]!;
                    break;
                case "complete":
                    yield break;
                default:
                    throw new InvalidOperationException(message.ToJsonString());
            }
        }

        Task SendAsync(object message) =>
            socket.SendAsync(
                JsonSerializer.SerializeToUtf8Bytes(message),
                WebSocketMessageType.Text,
                endOfMessage: true,
                cancellationToken
            );
    }

    /// <summary>The next message; null when the connection is no more.</summary>
    private static async Task<JsonNode?> ReadAsync(
        ClientWebSocket socket,
        CancellationToken cancellationToken
    )
    {
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            try
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            }
            catch (WebSocketException)
            {
                return null;
            }

            await text.WriteAsync(buffer.AsMemory(0, part.Count), cancellationToken);
        } while (!part.EndOfMessage);

        return part.MessageType is WebSocketMessageType.Close
            ? null
            : JsonNode.Parse(text.ToArray());
    }
}
