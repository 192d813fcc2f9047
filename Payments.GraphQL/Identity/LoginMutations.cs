using System.Security.Claims;
using Payments.Domain.Identity;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Tenants;

namespace Payments.GraphQL.Identity;

/// <summary>Who you are.</summary>
/// <param name="Email">Your e-mail address, in any case of letters.</param>
/// <param name="Password">Up to 256 characters.</param>
public sealed record LoginInput(string Email, string Password);

/// <summary>What became of the login.</summary>
/// <param name="Token">Send it as `Authorization: Bearer …`; null when refused.</param>
/// <param name="ExpiresAt">When the token ends; log in again before.</param>
/// <param name="Viewer">Who the token stands for.</param>
public sealed record LoginPayload(string? Token, DateTimeOffset? ExpiresAt, Viewer? Viewer);

/// <summary>What became of the logout.</summary>
/// <param name="Success">True once the token is refused everywhere.</param>
public sealed record LogoutPayload(bool Success);

/// <summary>The e-mail address and the password do not belong together.</summary>
public sealed class InvalidCredentialsError(InvalidCredentialsException refusal)
    : UserError(refusal);

/// <summary>Too many wrong passwords from your address.</summary>
public sealed class TooManyRequestsError(TooManyLoginsException refusal) : UserError(refusal)
{
    /// <summary>Seconds until the next try may be made.</summary>
    public int RetryAfterSeconds { get; } = (int)Math.Ceiling(refusal.Wait.TotalSeconds);
}

[MutationType]
public static class LoginMutations
{
    /// <summary>
    /// Gives a token for four hours. Wrong password and unknown e-mail address are answered alike, and wrong tries are
    /// slowed down.
    /// </summary>
    /// <param name="input">E-mail address and password.</param>
    [Error<InvalidCredentialsError>]
    [Error<TooManyRequestsError>]
    public static async Task<LoginPayload> LoginAsync(
        LoginInput input,
        Login login,
        IHttpContextAccessor http,
        CancellationToken cancellationToken
    )
    {
        var address = http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";
        var (token, signedIn) = await login.RunAsync(
            input.Email,
            input.Password,
            address,
            cancellationToken
        );
        return new(token, signedIn.ExpiresAt, new(signedIn));
    }

    /// <summary>Ends your session: the token is refused from now on, and its subscriptions end.</summary>
    [Authorize]
    public static async Task<LogoutPayload> LogoutAsync(
        ClaimsPrincipal user,
        Logout logout,
        CancellationToken cancellationToken
    )
    {
        await logout.RunAsync(
            user.SignedIn() ?? throw Refusals.NotAuthenticated(),
            cancellationToken
        );
        return new(Success: true);
    }
}
