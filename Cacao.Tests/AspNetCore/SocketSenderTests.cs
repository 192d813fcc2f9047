using System.Net.WebSockets;
using Cacao.AspNetCore;
using Cacao.AspNetCore.Sockets;

namespace Cacao.Tests.AspNetCore;

/// <summary>Why a connection is said to have ended.</summary>
public sealed class SocketSenderTests
{
    [Fact]
    public async Task A_client_that_is_gone_is_not_called_slow()
    {
        using var socket = new LostSocket();
        using var sender = new SocketSender(
            socket,
            new GraphQLSocketOptions(),
            TimeProvider.System
        );

        var running = sender.RunAsync();
        await sender.SendAsync(new ServerMessage.Acknowledge());
        await running;

        sender.Reason.ShouldNotBeNull();
        sender.Reason.ShouldNotBe(SocketClose.SlowConsumer);
        socket.State.ShouldBe(WebSocketState.Aborted);
    }

    /// <summary>The other end has vanished, which nobody has noticed yet.</summary>
    private sealed class LostSocket : WebSocket
    {
        private WebSocketState _state = WebSocketState.Open;

        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => _state;

        public override string? SubProtocol => null;

        public override void Abort() => _state = WebSocketState.Aborted;

        public override Task SendAsync(
            ArraySegment<byte> buffer,
            WebSocketMessageType messageType,
            bool endOfMessage,
            CancellationToken cancellationToken
        ) => Task.FromException(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));

        public override Task CloseAsync(
            WebSocketCloseStatus closeStatus,
            string? statusDescription,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public override Task CloseOutputAsync(
            WebSocketCloseStatus closeStatus,
            string? statusDescription,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public override Task<WebSocketReceiveResult> ReceiveAsync(
            ArraySegment<byte> buffer,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public override void Dispose() { }
    }
}
