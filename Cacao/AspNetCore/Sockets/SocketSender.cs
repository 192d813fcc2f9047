using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Cacao.Json;

namespace Cacao.AspNetCore.Sockets;

/// <summary>
/// The only writer of a socket: a bounded queue of messages, then the close frame. An operation waits
/// while the queue is full; a client that takes nothing for too long is cut off.
/// </summary>
internal sealed class SocketSender(
    WebSocket socket,
    GraphQLSocketOptions options,
    TimeProvider time
) : IDisposable
{
    /// <summary>What a close frame can carry (RFC 6455 section 5.5).</summary>
    private const int MaxReasonBytes = 123;

    private readonly Channel<ServerMessage> _queue = Channel.CreateBounded<ServerMessage>(
        new BoundedChannelOptions(options.MaxQueuedMessages)
        {
            SingleReader = true,
            // Who finds the queue empty writes to the socket itself: another thread would have to wake up.
            AllowSynchronousContinuations = true,
        }
    );

    private readonly JsonResponseWriter _buffer = new(4096);
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _patience = new(Timeout.InfiniteTimeSpan, time);
    private SocketClose? _close;
    private SocketClose? _farewell;

    /// <summary>Fires when the connection is to end, for whatever reason.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <summary>Why the connection is to end; null while it is not.</summary>
    public SocketClose? Reason => _close;

    /// <summary>The first reason counts.</summary>
    public void Close(SocketClose close)
    {
        if (Interlocked.CompareExchange(ref _close, close, null) is null)
        {
            // Not on this thread: what ends with the connection must not hold up the caller.
            _ = _closing.CancelAsync();
        }
    }

    /// <summary>Sends what is waiting, and nothing that comes later; then closes.</summary>
    public void CloseAfterQueue(SocketClose close)
    {
        Interlocked.CompareExchange(ref _farewell, close, null);
        _queue.Writer.TryComplete();
    }

    /// <summary>Waits for room. False when the connection ended first; the message is released then.</summary>
    public async ValueTask<bool> SendAsync(ServerMessage message)
    {
        if (_queue.Writer.TryWrite(message))
        {
            return true;
        }

        using var patience = new CancellationTokenSource(options.SendTimeout, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, Closing);
        try
        {
            await _queue.Writer.WriteAsync(message, ending.Token);
            return true;
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or ChannelClosedException)
        {
            if (patience.IsCancellationRequested)
            {
                Close(SocketClose.SlowConsumer);
            }

            await message.ReleaseAsync();
            return false;
        }
    }

    /// <summary>Sends until the connection is to end, then says why.</summary>
    public async Task RunAsync()
    {
        await using var impatience = _patience.Token.Register(socket.Abort);
        try
        {
            await DrainAsync();
            Close(_farewell ?? SocketClose.Normal);
        }
        catch (OperationCanceledException) when (Closing.IsCancellationRequested)
        {
            // Ended while the queue was empty.
        }
        catch (Exception exception)
            when (exception
                    is WebSocketException
                        or OperationCanceledException
                        or ObjectDisposedException
            )
        {
            // The peer has taken nothing for too long, or is gone and reads no reason.
            Close(
                _patience.IsCancellationRequested ? SocketClose.SlowConsumer : SocketClose.Normal
            );
            socket.Abort();
        }

        await CloseOutputAsync();
        _queue.Writer.TryComplete();
        while (_queue.Reader.TryRead(out var unsent))
        {
            await unsent.ReleaseAsync();
        }
    }

    public void Dispose()
    {
        _buffer.Dispose();
        _closing.Dispose();
        _patience.Dispose();
    }

    private async Task DrainAsync()
    {
        while (await _queue.Reader.WaitToReadAsync(Closing))
        {
            while (!Closing.IsCancellationRequested && _queue.Reader.TryRead(out var message))
            {
                _buffer.Reset();
                if (message.IsWanted)
                {
                    message.Write(_buffer);
                }

                await message.ReleaseAsync();
                if (_buffer.Position > 0)
                {
                    await SendFrameAsync();
                }
            }
        }
    }

    private async Task SendFrameAsync()
    {
        // A token that can be cancelled, and a timer, cost more than the message: most are written at once.
        var sending = socket
            .SendAsync(
                _buffer.WrittenMemory,
                WebSocketMessageType.Text,
                endOfMessage: true,
                CancellationToken.None
            )
            .AsTask();
        if (sending.IsCompletedSuccessfully)
        {
            return;
        }

        _patience.CancelAfter(options.SendTimeout);
        await sending;
        _patience.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    private async Task CloseOutputAsync()
    {
        var close = _close ?? SocketClose.Normal;
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        using var patience = new CancellationTokenSource(options.SendTimeout, time);
        try
        {
            await socket.CloseOutputAsync(
                (WebSocketCloseStatus)close.Code,
                Shorten(close.Reason),
                patience.Token
            );
        }
        catch (Exception exception)
            when (exception is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
    }

    private static string Shorten(string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > MaxReasonBytes)
        {
            reason = reason[..^1];
        }

        return reason;
    }
}
