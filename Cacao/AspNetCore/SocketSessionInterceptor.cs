using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Cacao.AspNetCore;

/// <summary>
/// Decides whether a socket may be used, and sees each operation that comes by it. There is one for
/// all connections.
/// </summary>
public interface ISocketSessionInterceptor
{
    /// <summary>
    /// After <c>connection_init</c>. The place to read a token from its payload and set
    /// <see cref="HttpContext.User"/> of the connection.
    /// </summary>
    ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session,
        IOperationMessagePayload connectionInitMessage,
        CancellationToken cancellationToken
    );

    /// <summary>Before each operation; a <c>GraphQLException</c> refuses it.</summary>
    ValueTask OnRequestAsync(
        ISocketSession session,
        string operationSessionId,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken
    );

    /// <summary>After the connection has ended, however it ended.</summary>
    ValueTask OnCloseAsync(ISocketSession session, CancellationToken cancellationToken);
}

/// <summary>Accepts every connection and changes nothing; to derive from.</summary>
public class DefaultSocketSessionInterceptor : ISocketSessionInterceptor
{
    public virtual ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session,
        IOperationMessagePayload connectionInitMessage,
        CancellationToken cancellationToken
    ) => new(ConnectionStatus.Accept());

    public virtual ValueTask OnRequestAsync(
        ISocketSession session,
        string operationSessionId,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken
    ) => ValueTask.CompletedTask;

    public virtual ValueTask OnCloseAsync(
        ISocketSession session,
        CancellationToken cancellationToken
    ) => ValueTask.CompletedTask;
}

/// <summary>One graphql-transport-ws connection.</summary>
public interface ISocketSession
{
    ISocketConnection Connection { get; }
}

public interface ISocketConnection
{
    /// <summary>The request that opened the socket; its user is that of all operations.</summary>
    HttpContext HttpContext { get; }

    /// <summary>State of the connection, shared by its operations.</summary>
    IDictionary<string, object?> ContextData { get; }

    /// <summary>
    /// Ends the connection, e.g. with 4401 when its token is revoked. Clients connect again after
    /// 4403, but not after 4401.
    /// </summary>
    ValueTask CloseAsync(string message, int code, CancellationToken cancellationToken = default);
}

/// <summary>The payload of a message: an object, or nothing.</summary>
public interface IOperationMessagePayload
{
    /// <summary>The payload as an object of the given shape; null when there is none.</summary>
    T? As<T>()
        where T : class;

    /// <summary>Undefined when there is none.</summary>
    JsonElement Payload { get; }
}

/// <summary>The answer to <c>connection_init</c>.</summary>
public sealed class ConnectionStatus
{
    private ConnectionStatus(bool isAccepted, string? message, int code)
    {
        IsAccepted = isAccepted;
        Message = message;
        Code = code;
    }

    public bool IsAccepted { get; }

    /// <summary>The reason that the client is told.</summary>
    public string? Message { get; }

    /// <summary>The close code of a refusal.</summary>
    public int Code { get; }

    public static ConnectionStatus Accept() => new(true, null, 0);

    /// <summary>Closes with 4403 Forbidden unless another code is given.</summary>
    public static ConnectionStatus Reject(string? message = null, int code = 4403) =>
        new(false, message, code);
}
