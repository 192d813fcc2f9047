using System.Text;

namespace Payments.Benchmarks.Subscriptions;

/// <summary>A subscriber by server-sent events, one connection for its subscription.</summary>
/// <remarks>https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md</remarks>
internal sealed class StreamSubscriber(SubscriberPlan plan, Latencies latencies)
    : Subscriber(plan, latencies)
{
    private int _inChunk;
    private int _size;

    protected override async Task GreetAsync()
    {
        const string body = "{\"query\":\"" + TickSubscription.Document + "\"}";
        await Socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"POST {Plan.Path} HTTP/1.1\r\nHost: 127.0.0.1:{Plan.Port}\r\n"
                    + "Accept: text/event-stream\r\nContent-Type: application/json\r\n"
                    + $"Content-Length: {body.Length}\r\n\r\n{body}"
            )
        );
        // The comment that begins each stream.
        await ReadUntilAsync(":\n\n"u8.ToArray());
    }

    /// <summary>Removes the chunks' lines: a chunk may end within an event (RFC 9112 section 7.1).</summary>
    protected override int Decode(Span<byte> received)
    {
        var (kept, at) = (0, 0);
        while (at < received.Length)
        {
            if (_inChunk > 0)
            {
                var part = received.Slice(at, Math.Min(_inChunk, received.Length - at));
                part.CopyTo(received[kept..]);
                (kept, at, _inChunk) = (
                    kept + part.Length,
                    at + part.Length,
                    _inChunk - part.Length
                );
                continue;
            }

            var symbol = received[at++];
            if (char.IsAsciiHexDigit((char)symbol))
            {
                _size = (_size * 16) + ValueOf(symbol);
            }
            else if (symbol == (byte)'\n')
            {
                (_inChunk, _size) = (_size, 0);
            }
        }

        return kept;
    }

    private static int ValueOf(byte digit) =>
        digit <= (byte)'9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
