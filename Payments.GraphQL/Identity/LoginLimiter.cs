using System.Collections.Concurrent;
using Payments.Domain.Identity;

namespace Payments.GraphQL.Identity;

/// <summary>
/// Slows down guessing: a bucket of failures per e-mail and network address, refilled one by one.
/// A right password costs nothing, so no client is limited by its own logins.
/// </summary>
public sealed class LoginLimiter(IdentitySettings settings, TimeProvider clock)
{
    /// <summary>Buckets that are full again are swept when there are more than so many.</summary>
    public const int BucketCountMax = 10_000;

    private readonly ConcurrentDictionary<(string Email, string Address), Bucket> _buckets = new();

    /// <summary>How long to wait before the next try; zero when it may be made now.</summary>
    public TimeSpan Wait(string email, string address)
    {
        if (!_buckets.TryGetValue((email, address), out var bucket))
        {
            return TimeSpan.Zero;
        }

        var free = bucket.EmptyAt - settings.FailurePause * (settings.FailuresMax - 1);
        var wait = free - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <exception cref="TooManyLoginsException">Too many wrong passwords before.</exception>
    public void RequireNoWait(string email, string address)
    {
        var wait = Wait(email, address);
        if (wait > TimeSpan.Zero)
        {
            throw new TooManyLoginsException(wait);
        }
    }

    /// <summary>Counts a wrong password.</summary>
    public void Fail(string email, string address)
    {
        var now = clock.GetUtcNow();
        if (_buckets.Count >= BucketCountMax)
        {
            Sweep(now);
        }

        // The bucket is a single instant: the time at which all its failures are forgiven.
        _buckets.AddOrUpdate(
            (email, address),
            _ => new(now + settings.FailurePause),
            (_, old) => new((old.EmptyAt > now ? old.EmptyAt : now) + settings.FailurePause)
        );
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.EmptyAt <= now)
            {
                _buckets.TryRemove(new(key, bucket));
            }
        }
    }

    private sealed record Bucket(DateTimeOffset EmptyAt);
}
