using System.Security.Claims;
using Payments.Domain.Events;
using Payments.Domain.Fx;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Fx;

/// <summary>A quote was made or changed.</summary>
public sealed class QuoteEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The quote as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<Quote?> GetQuoteAsync(QuoteById quotes, CancellationToken cancellationToken) =>
        quotes.LoadAsync(Record.TenantId, QuoteId.From(Record.SubjectId), cancellationToken);
}

[SubscriptionType]
public static class QuoteSubscriptions
{
    /// <summary>Your quotes, or one of them, each time that one is made or changes.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this quote.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamQuoteChangesAsync))]
    public static QuoteEvent QuoteChanged(
        [EventMessage] QuoteEvent message,
        [ID<Quote>] QuoteId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<QuoteEvent> StreamQuoteChangesAsync(
        QuoteId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<QuoteId, QuoteEvent>(user, id, after, cancellationToken);
}
