using System.Security.Claims;
using Payments.Domain.AdverseMedia;
using Payments.Domain.Events;
using Payments.Domain.Outbox;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.AdverseMedia;

/// <summary>A search for bad news was asked for, taken, or has ended.</summary>
public sealed class AdverseMediaEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The search as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<AdverseMediaRequest?> GetAdverseMediaRequestAsync(
        AdverseMediaRequestById requests,
        CancellationToken cancellationToken
    ) =>
        requests.LoadAsync(
            Record.TenantId,
            AdverseMediaRequestId.From(Record.SubjectId),
            cancellationToken
        );
}

[SubscriptionType]
public static class AdverseMediaSubscriptions
{
    /// <summary>Your searches for bad news, or one of them, each time that one is asked for, taken, or ends.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this search.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamAdverseMediaChangesAsync))]
    public static AdverseMediaEvent AdverseMediaChanged(
        [EventMessage] AdverseMediaEvent message,
        [ID<AdverseMediaRequest>] AdverseMediaRequestId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<AdverseMediaEvent> StreamAdverseMediaChangesAsync(
        AdverseMediaRequestId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<AdverseMediaRequestId, AdverseMediaEvent>(user, id, after, cancellationToken);
}

/// <summary>What searches for bad news need of the host.</summary>
public static class AdverseMediaModule
{
    public static IServiceCollection AddAdverseMedia(this IServiceCollection services)
    {
        services.AddSingleton<IOutboxHandler, AdverseMediaStart>();
        services.AddSingleton<IOutboxHandler, AdverseMediaFetch>();
        services.AddEventKind<AdverseMediaRequestId>(
            (record, cursor) => new AdverseMediaEvent(record, cursor)
        );
        return services;
    }
}
