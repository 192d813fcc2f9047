using System.Buffers;
using System.Net.WebSockets;

namespace Cacao.AspNetCore.Sockets;

/// <summary>Reads whole messages from a socket into one pooled, growing buffer.</summary>
internal sealed class SocketReceiver(WebSocket socket, int maxMessageBytes) : IDisposable
{
    private const int InitialBytes = 4096;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);

    internal enum Outcome
    {
        Message,

        /// <summary>More bytes than allowed; the rest is unread.</summary>
        TooBig,

        /// <summary>The client closes, or the connection is gone.</summary>
        End,
    }

    /// <summary>The last message; overwritten by the next.</summary>
    public ReadOnlyMemory<byte> Message { get; private set; }

    public async ValueTask<Outcome> ReadAsync()
    {
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length)
            {
                Grow();
            }

            ValueWebSocketReceiveResult received;
            try
            {
                // Never cancelled: that would abort the socket without a close frame.
                received = await socket.ReceiveAsync(_buffer.AsMemory(length), default);
            }
            catch (Exception exception)
                when (exception is WebSocketException or OperationCanceledException)
            {
                return Outcome.End;
            }

            if (received.MessageType is WebSocketMessageType.Close)
            {
                return Outcome.End;
            }

            length += received.Count;
            if (length > maxMessageBytes)
            {
                return Outcome.TooBig;
            }

            if (received.EndOfMessage)
            {
                Message = _buffer.AsMemory(0, length);
                return Outcome.Message;
            }
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
