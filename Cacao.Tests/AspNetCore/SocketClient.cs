using System.Net.WebSockets;
using System.Text;

namespace Cacao.Tests.AspNetCore;

/// <summary>Sends and reads single frames of graphql-transport-ws.</summary>
internal sealed class SocketClient(ClientWebSocket socket) : IDisposable
{
    public ClientWebSocket Socket { get; } = socket;

    public static async Task<SocketClient> ReadyAsync(TransportHost host, string payload = "null")
    {
        var client = new SocketClient(await host.ConnectAsync());
        await client.SendAsync($$"""{"type":"connection_init","payload":{{payload}}}""");
        (await client.ReadAsync()).ShouldBe("""{"type":"connection_ack"}""");
        return client;
    }

    public Task SendAsync(string message) =>
        Socket.SendAsync(
            Encoding.UTF8.GetBytes(message),
            WebSocketMessageType.Text,
            endOfMessage: true,
            TestContext.Current.CancellationToken
        );

    public Task SubscribeAsync(string id, string query) =>
        SendAsync($$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""");

    /// <summary>The next message, or the close code and reason.</summary>
    public async Task<string> ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var received = await Socket
            .ReceiveAsync(buffer, TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(10));
        return received.MessageType is WebSocketMessageType.Close
            ? $"{(int)Socket.CloseStatus!} {Socket.CloseStatusDescription}"
            : Encoding.UTF8.GetString(buffer, 0, received.Count);
    }

    public async Task<string> ReadCloseAsync()
    {
        while (true)
        {
            var message = await ReadAsync();
            if (message[0] != '{')
            {
                return message;
            }
        }
    }

    public void Dispose() => Socket.Dispose();
}
