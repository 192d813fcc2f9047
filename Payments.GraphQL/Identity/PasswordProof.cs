using Payments.Domain.Identity;

namespace Payments.GraphQL.Identity;

/// <summary>Compares a password that somebody gives with the one that is known, as often as it may be tried.</summary>
public sealed class PasswordProof(Passwords passwords, LoginLimiter limiter, PasswordQueue queue)
{
    /// <param name="key">Whose tries are counted together: the e-mail address.</param>
    /// <param name="address">Where they come from.</param>
    /// <param name="password">The one that is given.</param>
    /// <param name="findHashAsync">Finds what is known, null for nobody: asked once it is its turn.</param>
    /// <param name="cancellationToken">Of the request.</param>
    /// <returns>The turn, for what is to be hashed afterwards.</returns>
    /// <exception cref="InvalidCredentialsException">It is another one, or there is none.</exception>
    /// <exception cref="TooManyLoginsException">Too many wrong passwords before.</exception>
    public async Task<IDisposable> RequireAsync(
        string key,
        string address,
        string password,
        Func<Task<string?>> findHashAsync,
        CancellationToken cancellationToken
    )
    {
        limiter.RequireNoWait(key, address);
        var turn = await queue.WaitAsync(cancellationToken);
        try
        {
            // Again: guesses that waited together must see each other's failures.
            limiter.RequireNoWait(key, address);
            var hash = await findHashAsync();
            if (password.Length > Passwords.LengthMax || !passwords.Match(hash, password))
            {
                limiter.Fail(key, address);
                throw new InvalidCredentialsException();
            }

            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }
}
