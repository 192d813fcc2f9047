using System.Collections.Concurrent;
using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Events;
using Payments.Domain.Identity;

namespace Payments.GraphQL.Identity;

/// <summary>Why a session is over.</summary>
public enum SessionEnd
{
    /// <summary>The member logged out, or the session was taken away.</summary>
    Revoked,

    /// <summary>The token's time is over.</summary>
    Expired,
}

/// <summary>
/// Which sessions ended before their tokens did. Loaded when the server starts, then kept by the
/// event log, so that a logout on one node ends the session on all.
/// </summary>
public sealed class LiveSessions(TimeProvider clock)
{
    private readonly ConcurrentDictionary<SessionId, DateTimeOffset> _revoked = new();
    private readonly ConcurrentDictionary<SessionId, Watch> _watched = new();

    public SessionEnd? EndReason(SignedIn signedIn) =>
        _revoked.ContainsKey(signedIn.SessionId) ? SessionEnd.Revoked
        : signedIn.ExpiresAt <= clock.GetUtcNow() ? SessionEnd.Expired
        : null;

    /// <summary>Ends the session here, at once, and every stream that watches it.</summary>
    /// <param name="id">The session.</param>
    /// <param name="expiresAt">From then on its token is refused anyway, and this forgotten.</param>
    public void Revoke(SessionId id, DateTimeOffset expiresAt)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, end) in _revoked)
        {
            if (end <= now)
            {
                _revoked.TryRemove(old, out _);
            }
        }

        if (expiresAt > now)
        {
            _revoked[id] = expiresAt;
        }

        if (_watched.TryGetValue(id, out var watch))
        {
            watch.End();
        }
    }

    /// <summary>Ends here, without waiting for the log, what a command has ended.</summary>
    public void Revoke(IEnumerable<EventRecord> events)
    {
        foreach (var record in events.Where(record => record.Type == SessionEvents.Revoked))
        {
            var payload = JsonSerializer.Deserialize<Revocation>(
                record.Payload,
                CommandJson.Options
            )!;
            Revoke(SessionId.From(record.SubjectId), payload.ExpiresAt);
        }
    }

    /// <summary>A token that is cancelled when the session ends, for whatever reason.</summary>
    /// <remarks>Dispose the watch when the stream is over.</remarks>
    public SessionWatch Watch(SignedIn signedIn)
    {
        while (true)
        {
            var watch = _watched.GetOrAdd(
                signedIn.SessionId,
                static (_, args) => new(args.ExpiresAt, args.clock),
                (signedIn.ExpiresAt, clock)
            );
            if (watch.TryJoin())
            {
                // Revoked between the caller's check and now: the watch was not there to be told.
                if (EndReason(signedIn) is not null)
                {
                    watch.End();
                }

                return new(watch, () => Leave(signedIn.SessionId, watch));
            }
        }
    }

    private void Leave(SessionId id, Watch watch)
    {
        if (watch.Leave())
        {
            _watched.TryRemove(new(id, watch));
            watch.Dispose();
        }
    }

    private sealed record Revocation(DateTimeOffset ExpiresAt);
}
