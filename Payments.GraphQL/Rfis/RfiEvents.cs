using System.Security.Claims;
using Payments.Domain.Clock;
using Payments.Domain.Events;
using Payments.Domain.Rfis;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Rfis;

/// <summary>A request for information was made, answered, prepared, decided or taken back, or its deadline is near or was moved.</summary>
public sealed class RfiEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The request as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<Rfi?> GetRfiAsync(RfiById rfis, CancellationToken cancellationToken) =>
        rfis.LoadAsync(Record.TenantId, RfiId.From(Record.SubjectId), cancellationToken);
}

[SubscriptionType]
public static class RfiSubscriptions
{
    /// <summary>The requests for information put to you, or one of them, each time that one is made or changes.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this request.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamRfiChangesAsync))]
    public static RfiEvent RfiChanged(
        [EventMessage] RfiEvent message,
        [ID<Rfi>] RfiId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<RfiEvent> StreamRfiChangesAsync(
        RfiId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<RfiId, RfiEvent>(user, id, after, cancellationToken);
}

/// <summary>What requests for information need of the host.</summary>
public static class RfiModule
{
    public static IServiceCollection AddRfis(this IServiceCollection services)
    {
        services.AddSingleton<ITimerHandler, RfiDeadline>();
        services.AddSingleton<ITimerHandler, RfiReminder>();
        services.AddEventKind<RfiId>((record, cursor) => new RfiEvent(record, cursor));
        return services;
    }
}
