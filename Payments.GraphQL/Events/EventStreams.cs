using System.Runtime.CompilerServices;
using System.Security.Claims;
using Payments.Domain.Errors;
using Payments.Domain.Events;
using Payments.Domain.Ids;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Identity;
using Payments.GraphQL.Values;
using Payments.Storage;

namespace Payments.GraphQL.Events;

/// <summary>
/// What every subscription is made of: the tenant's log from a cursor on, then live, without gap or
/// duplicate, for as long as the caller's session lasts.
/// </summary>
/// <remarks>
/// The stream ends with a typed error: SESSION_REVOKED after a logout, SESSION_EXPIRED with the
/// token; and with INVALID_CURSOR or CURSOR_EXPIRED it does not begin.
/// </remarks>
public sealed class EventStreams(PaymentsStorage storage, EventKinds kinds, LiveSessions sessions)
{
    /// <summary>The changes of one kind of object, or of one object.</summary>
    /// <param name="user">Who listens.</param>
    /// <param name="id">One object; null for all of its kind.</param>
    /// <param name="after">Events after this place are replayed first.</param>
    /// <typeparam name="TId">The id of the objects.</typeparam>
    /// <typeparam name="TEvent">The event type that <c>AddEventKind</c> registered for them.</typeparam>
    public IAsyncEnumerable<TEvent> Of<TId, TEvent>(
        ClaimsPrincipal? user,
        TId? id,
        EventCursorText? after,
        CancellationToken cancellationToken
    )
        where TId : struct, IEntityId<TId>
        where TEvent : ChangeEvent =>
        Show<TEvent>(
            Open(
                user,
                new() { SubjectKind = TId.Prefix, SubjectId = id?.Value },
                after,
                cancellationToken
            ),
            cancellationToken
        );

    /// <summary>
    /// The changes of jobs of one kind; those of one job end with its last event, or at once when
    /// that one is not after the place to begin at.
    /// </summary>
    /// <param name="user">Who listens.</param>
    /// <param name="id">One job; null for all of its kind, which has no end.</param>
    /// <param name="after">Events after this place are replayed first.</param>
    /// <param name="lastEvents">The event types that end a job.</param>
    /// <typeparam name="TId">The id of the jobs.</typeparam>
    /// <typeparam name="TEvent">The event type that <c>AddEventKind</c> registered for them.</typeparam>
    public async Task<IAsyncEnumerable<TEvent>> OfJobAsync<TId, TEvent>(
        ClaimsPrincipal? user,
        TId? id,
        EventCursorText? after,
        IReadOnlyCollection<string> lastEvents,
        CancellationToken cancellationToken
    )
        where TId : struct, IEntityId<TId>
        where TEvent : ChangeEvent
    {
        if (id is not { } job)
        {
            return Of<TId, TEvent>(user, id, after, cancellationToken);
        }

        // The place to begin at is taken before the question is asked: a last event after it is told.
        var end = storage.Events.End;
        var signedIn = Listener(user);
        var filter = new EventFilter { SubjectKind = TId.Prefix, SubjectId = job.Value };
        var lasts = filter with { Types = lastEvents };
        var begin = SequenceOf(signedIn, after) ?? end;
        var over = await storage.Events.PageAsync(
            signedIn.Caller.TenantId,
            lasts,
            null,
            1,
            cancellationToken
        );
        return over is [var last] && last.Sequence <= begin
            ? AsyncEnumerable.Empty<TEvent>()
            : Show<TEvent>(
                UntilAsync(
                    lasts,
                    Open(signedIn, filter, begin, cancellationToken),
                    cancellationToken
                ),
                cancellationToken
            );
    }

    /// <summary>All events that the filter lets through.</summary>
    public IAsyncEnumerable<ChangeEvent> All(
        ClaimsPrincipal? user,
        EventFilter filter,
        EventCursorText? after,
        CancellationToken cancellationToken
    ) => Show<ChangeEvent>(Open(user, filter, after, cancellationToken), cancellationToken);

    private IAsyncEnumerable<EventRecord> Open(
        ClaimsPrincipal? user,
        EventFilter filter,
        EventCursorText? after,
        CancellationToken cancellationToken
    )
    {
        var signedIn = Listener(user);
        return Open(signedIn, filter, SequenceOf(signedIn, after), cancellationToken);
    }

    // Not an iterator: who may not listen is told before the stream begins, and what is to be told
    // begins with this call.
    private IAsyncEnumerable<EventRecord> Open(
        SignedIn signedIn,
        EventFilter filter,
        long? afterSequence,
        CancellationToken cancellationToken
    )
    {
        var watch = sessions.Watch(signedIn);
        try
        {
            RequireLive(signedIn);
            var linked = CancellationTokenSource.CreateLinkedTokenSource(
                watch.Ended,
                cancellationToken
            );
            var records = storage.Events.ReadAsync(
                signedIn.Caller.TenantId,
                filter,
                afterSequence,
                linked.Token
            );
            return FollowAsync(signedIn, watch, linked, records, cancellationToken);
        }
        catch (DomainException refusal)
        {
            watch.Dispose();
            throw Refusals.Of(refusal);
        }
        catch
        {
            watch.Dispose();
            throw;
        }
    }

    private SignedIn Listener(ClaimsPrincipal? user)
    {
        var signedIn = user.SignedIn() ?? throw Refusals.NotAuthenticated();
        RequireLive(signedIn);
        return signedIn;
    }

    private long? SequenceOf(SignedIn signedIn, EventCursorText? after)
    {
        try
        {
            return kinds.SequenceOf(signedIn.Caller.TenantId, after);
        }
        catch (DomainException refusal)
        {
            throw Refusals.Of(refusal);
        }
    }

    private async IAsyncEnumerable<EventRecord> FollowAsync(
        SignedIn signedIn,
        SessionWatch watch,
        CancellationTokenSource linked,
        IAsyncEnumerable<EventRecord> records,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var ended = watch;
        using var source = linked;
        await using var reader = records.GetAsyncEnumerator(source.Token);
        while (await MoveAsync(reader, signedIn, cancellationToken))
        {
            // A record that was waiting when the session ended is no longer the caller's to see.
            RequireLive(signedIn);
            yield return reader.Current;
        }
    }

    private async ValueTask<bool> MoveAsync(
        IAsyncEnumerator<EventRecord> reader,
        SignedIn signedIn,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await reader.MoveNextAsync();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            RequireLive(signedIn);
            throw;
        }
    }

    private static async IAsyncEnumerable<EventRecord> UntilAsync(
        EventFilter last,
        IAsyncEnumerable<EventRecord> records,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            yield return record;
            if (last.Matches(record))
            {
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<TEvent> Show<TEvent>(
        IAsyncEnumerable<EventRecord> records,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
        where TEvent : ChangeEvent
    {
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            yield return (TEvent)kinds.Show(record);
        }
    }

    private void RequireLive(SignedIn signedIn)
    {
        switch (sessions.EndReason(signedIn))
        {
            case SessionEnd.Revoked:
                throw Refusals.Make("The session was ended.", "SESSION_REVOKED");
            case SessionEnd.Expired:
                throw Refusals.Make("The session has expired.", "SESSION_EXPIRED");
            case null:
                return;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
