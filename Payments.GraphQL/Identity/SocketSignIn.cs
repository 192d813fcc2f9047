using System.Text.Json;

namespace Payments.GraphQL.Identity;

/// <summary>
/// Browsers cannot set headers on a socket, so the token may come in <c>connection_init</c>:
/// <c>{"authorization": "Bearer …"}</c> or <c>{"token": "…"}</c>. A token that is given must be good.
/// </summary>
internal sealed class SocketSignIn(VerifiedTokens verified, LiveSessions sessions)
    : DefaultSocketSessionInterceptor
{
    private const int Forbidden = 4403;

    /// <summary>RFC 7519, section 3: header, payload and signature, parted by dots.</summary>
    private const int JwtDots = 2;

    public override ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session,
        IOperationMessagePayload connectionInitMessage,
        CancellationToken cancellationToken
    )
    {
        var http = session.Connection.HttpContext;
        var given = FindToken(connectionInitMessage.Payload);
        if (given is not null)
        {
            if (verified.Find(given) is not { } signedIn)
            {
                return new(ConnectionStatus.Reject("The token is not valid.", Forbidden));
            }

            http.User = signedIn;
        }
        else if (http.Request.Headers.Authorization.Count > 0 && http.User.SignedIn() is null)
        {
            return new(ConnectionStatus.Reject("The token is not valid.", Forbidden));
        }

        return new(ConnectionStatus.Accept());
    }

    /// <summary>The socket outlives many tokens' time: each operation asks again.</summary>
    public override ValueTask OnRequestAsync(
        ISocketSession session,
        string operationSessionId,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken
    )
    {
        if (
            session.Connection.HttpContext.User.SignedIn() is { } signedIn
            && sessions.EndReason(signedIn) is not null
        )
        {
            requestBuilder.SetUser(null);
        }

        return ValueTask.CompletedTask;
    }

    private static string? FindToken(JsonElement payload)
    {
        if (payload.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        foreach (var member in payload.EnumerateObject())
        {
            if (member.Value.ValueKind is not JsonValueKind.String)
            {
                continue;
            }

            var text = member.Value.GetString()!;
            if (member.Name.Equals("authorization", StringComparison.OrdinalIgnoreCase))
            {
                // Not a bearer token is not no token.
                return BearerTokens.Read(text) ?? text;
            }

            // `token` is a common word: what is not even shaped like ours is not meant for us.
            if (
                member.Name.Equals("token", StringComparison.OrdinalIgnoreCase)
                && text.Count(character => character == '.') == JwtDots
            )
            {
                return text;
            }
        }

        return null;
    }
}
