using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Payments.Benchmarks.Subscriptions;

/// <summary>
/// One connection with one subscription. It looks for the moments that events carry and for nothing
/// else: a thousand of them must cost less than the server that they watch.
/// </summary>
internal abstract class Subscriber(SubscriberPlan plan, Latencies latencies) : IDisposable
{
    /// <summary>Digits of the moment that an event carries.</summary>
    public const int SentAtLength = 19;

    private readonly byte[] _received = new byte[8 * 1024];
    private int _filled;
    private long _events;

    protected Socket Socket { get; } = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    protected SubscriberPlan Plan => plan;

    /// <summary>Events that have come.</summary>
    public long Events => Interlocked.Read(ref _events);

    private static ReadOnlySpan<byte> Marker => "\"sentAt\":\""u8;

    /// <summary>Connects and subscribes; returns when the server has begun to answer.</summary>
    public async Task SubscribeAsync()
    {
        await Socket.ConnectAsync(IPAddress.Loopback, plan.Port);
        await GreetAsync();
    }

    public async Task RunAsync()
    {
        while (true)
        {
            var read = await Socket.ReceiveAsync(_received.AsMemory(_filled), SocketFlags.None);
            if (read == 0)
            {
                throw new IOException("The server closed a subscriber's connection.");
            }

            var text = Decode(_received.AsSpan(_filled, read));
            TakeEvents(_filled + text);
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Socket.Dispose();
        }
    }

    protected abstract Task GreetAsync();

    /// <summary>Takes framing out that may stand in the middle of an event; returns how many bytes are left.</summary>
    protected virtual int Decode(Span<byte> received) => received.Length;

    /// <summary>Reads until an answer holds the text; what comes with it is thrown away.</summary>
    protected async Task ReadUntilAsync(ReadOnlyMemory<byte> text)
    {
        var filled = 0;
        while (_received.AsSpan(0, filled).IndexOf(text.Span) < 0)
        {
            var read = await Socket.ReceiveAsync(_received.AsMemory(filled), SocketFlags.None);
            if (read == 0)
            {
                throw new IOException("The server closed the connection of a new subscriber.");
            }

            filled += read;
        }
    }

    private void TakeEvents(int length)
    {
        var now = Stopwatch.GetTimestamp();
        var rest = _received.AsSpan(0, length);
        while (rest.IndexOf(Marker) is >= 0 and var at)
        {
            var digits = rest[(at + Marker.Length)..];
            if (digits.Length < SentAtLength)
            {
                Keep(rest[at..]);
                return;
            }

            _ = Utf8Parser.TryParse(digits[..SentAtLength], out long sentAt, out _);
            latencies.Add(Stopwatch.GetElapsedTime(sentAt, now));
            Interlocked.Increment(ref _events);
            rest = digits[SentAtLength..];
        }

        // The marker itself may be cut in two.
        Keep(rest[^Math.Min(rest.Length, Marker.Length - 1)..]);
    }

    private void Keep(Span<byte> tail)
    {
        _filled = tail.Length;
        tail.CopyTo(_received);
    }
}
