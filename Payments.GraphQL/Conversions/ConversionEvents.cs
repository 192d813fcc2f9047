using System.Security.Claims;
using Payments.Domain.Conversions;
using Payments.Domain.Events;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Conversions;

/// <summary>A conversion was made or changed.</summary>
public sealed class ConversionEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The conversion as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<Conversion?> GetConversionAsync(
        ConversionById conversions,
        CancellationToken cancellationToken
    ) =>
        conversions.LoadAsync(
            Record.TenantId,
            ConversionId.From(Record.SubjectId),
            cancellationToken
        );
}

[SubscriptionType]
public static class ConversionSubscriptions
{
    /// <summary>Your conversions, or one of them, each time that one is made or changes.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this conversion.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamConversionChangesAsync))]
    public static ConversionEvent ConversionChanged(
        [EventMessage] ConversionEvent message,
        [ID<Conversion>] ConversionId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<ConversionEvent> StreamConversionChangesAsync(
        ConversionId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<ConversionId, ConversionEvent>(user, id, after, cancellationToken);
}
