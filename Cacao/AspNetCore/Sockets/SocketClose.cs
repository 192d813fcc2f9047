using Cacao.Errors;

namespace Cacao.AspNetCore.Sockets;

/// <summary>Why a connection is closed, as clients see it.</summary>
/// <remarks>
/// https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md; codes below 4000 are of RFC 6455,
/// and clients connect again after 1001 and 1013.
/// </remarks>
internal sealed record SocketClose(int Code, string Reason)
{
    public static readonly SocketClose Normal = new(1000, "");

    public static readonly SocketClose MessageTooBig = new(1009, "The message is too large.");

    public static readonly SocketClose Fault = new(1011, "Unexpected Execution Error");

    public static readonly SocketClose GoingAway = new(1001, ErrorCodes.ServerShutdown);

    public static readonly SocketClose SlowConsumer = new(1013, "SLOW_CONSUMER");

    public static readonly SocketClose Unauthorized = new(4401, "Unauthorized");

    public static readonly SocketClose SubprotocolNotAcceptable = new(
        4406,
        $"Subprotocol not acceptable: only {SocketUpgrade.Subprotocol} is spoken here"
    );

    public static readonly SocketClose InitializationTimeout = new(
        4408,
        "Connection initialisation timeout"
    );

    public static readonly SocketClose TooManyInitializations = new(
        4429,
        "Too many initialisation requests"
    );

    public static SocketClose Invalid(string what) => new(4400, what);

    public static SocketClose Forbidden(string? why) => new(4403, why ?? "Forbidden");

    public static SocketClose Duplicate(string id) =>
        new(4409, $"Subscriber for {id} already exists");
}
