using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Payments.Benchmarks.Subscriptions;

/// <summary>A subscriber by graphql-transport-ws.</summary>
/// <remarks>https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md</remarks>
internal sealed class SocketSubscriber(SubscriberPlan plan, Latencies latencies)
    : Subscriber(plan, latencies)
{
    public const string Subprotocol = "graphql-transport-ws";

    protected override async Task GreetAsync()
    {
        await Socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"GET {Plan.Path} HTTP/1.1\r\nHost: 127.0.0.1:{Plan.Port}\r\n"
                    + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + $"Sec-WebSocket-Protocol: {Subprotocol}\r\n\r\n"
            )
        );
        await Socket.SendAsync(Frame("{\"type\":\"connection_init\"}"));
        await ReadUntilAsync("connection_ack"u8.ToArray());
        await Socket.SendAsync(
            Frame(
                "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\""
                    + TickSubscription.Document
                    + "\"}}"
            )
        );
    }

    /// <summary>A text frame as clients send it: masked, here by zeros (RFC 6455 section 5.2).</summary>
    private static byte[] Frame(string text)
    {
        const byte finalText = 0x81;
        const byte masked = 0x80;
        const byte twoBytesOfLength = 126;
        var payload = Encoding.ASCII.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)payload.Length);
        byte[] mask = [0, 0, 0, 0];
        return payload.Length < twoBytesOfLength
            ? [finalText, (byte)(masked | payload.Length), .. mask, .. payload]
            : [finalText, masked | twoBytesOfLength, .. length, .. mask, .. payload];
    }
}
