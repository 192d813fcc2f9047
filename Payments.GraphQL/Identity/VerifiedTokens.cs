using System.Collections.Concurrent;

namespace Payments.GraphQL.Identity;

/// <summary>
/// Remembers the tokens that were verified: a signature costs about 100 µs, a look-up less than one.
/// </summary>
/// <remarks>
/// Two generations bound it: when the young one is full it becomes the old one, and what nobody
/// asked for since is forgotten. Only valid tokens enter, so nobody can flush it with rubbish.
/// </remarks>
public sealed class VerifiedTokens(AccessTokens tokens, LiveSessions sessions)
{
    public const int GenerationSizeMax = 10_000;

    private ConcurrentDictionary<string, SignedIn> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, SignedIn> _old = new(StringComparer.Ordinal);

    /// <summary>Who the token stands for now; null when it is not valid, has ended or was revoked.</summary>
    public SignedIn? Find(string token)
    {
        if (_young.TryGetValue(token, out var known))
        {
            return Live(token, known);
        }

        var found = _old.TryGetValue(token, out known) ? known : tokens.Verify(token);
        if (found is null || Live(token, found) is null)
        {
            return null;
        }

        Remember(token, found);
        return found;
    }

    private SignedIn? Live(string token, SignedIn signedIn)
    {
        if (sessions.EndReason(signedIn) is null)
        {
            return signedIn;
        }

        _young.TryRemove(token, out _);
        _old.TryRemove(token, out _);
        return null;
    }

    private void Remember(string token, SignedIn signedIn)
    {
        if (_young.Count >= GenerationSizeMax)
        {
            _old = Interlocked.Exchange(ref _young, new(StringComparer.Ordinal));
        }

        _young[token] = signedIn;
    }
}
