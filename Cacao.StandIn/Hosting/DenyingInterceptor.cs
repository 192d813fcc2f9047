using System.Text.Json;

namespace Cacao.StandIn.Hosting;

/// <summary>Refuses sockets whose <c>connection_init</c> says <c>{"deny": true}</c>.</summary>
internal sealed class DenyingInterceptor : DefaultSocketSessionInterceptor
{
    public override ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session,
        IOperationMessagePayload connectionInitMessage,
        CancellationToken cancellationToken
    )
    {
        var isDenied =
            connectionInitMessage.Payload is { ValueKind: JsonValueKind.Object } payload
            && payload.TryGetProperty("deny", out var deny)
            && deny.ValueKind is JsonValueKind.True;
        return new(isDenied ? ConnectionStatus.Reject() : ConnectionStatus.Accept());
    }
}
