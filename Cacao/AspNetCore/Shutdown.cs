using Cacao.Errors;
using Cacao.Execution;

namespace Cacao.AspNetCore;

/// <summary>
/// What clients of a stopping server are told: each subscription's last result has the code
/// <see cref="ErrorCodes.ServerShutdown"/> and is followed by completion, so that the client can
/// subscribe again from the last cursor that it has.
/// </summary>
internal static class Shutdown
{
    public static readonly Error Error = new("The server is shutting down. Subscribe again.")
    {
        Code = ErrorCodes.ServerShutdown,
    };

    /// <summary>
    /// Ends the subscription when the host begins to stop, until disposed. A response in parts has an
    /// end of its own, and the deadline of its operation.
    /// </summary>
    public static CancellationTokenRegistration EndWith(
        this ResponseStream stream,
        CancellationToken stopping
    ) =>
        stream is SubscriptionResult
            ? stopping.UnsafeRegister(
                static subscription =>
                    ((SubscriptionResult)subscription!).End(
                        ErrorCodes.ServerShutdown,
                        Error.Message
                    ),
                stream
            )
            : default;
}
