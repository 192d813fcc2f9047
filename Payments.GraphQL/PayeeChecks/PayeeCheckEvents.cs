using System.Security.Claims;
using Payments.Domain.Events;
using Payments.Domain.Outbox;
using Payments.Domain.PayeeChecks;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.PayeeChecks;

/// <summary>A payee check was made, answered or accepted.</summary>
public sealed class PayeeCheckEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The check as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<PayeeCheck?> GetPayeeCheckAsync(
        PayeeCheckById checks,
        CancellationToken cancellationToken
    ) => checks.LoadAsync(Record.TenantId, PayeeCheckId.From(Record.SubjectId), cancellationToken);
}

[SubscriptionType]
public static class PayeeCheckSubscriptions
{
    /// <summary>Your payee checks, or one of them, each time that one is made, answered or accepted.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this check.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamPayeeCheckChangesAsync))]
    public static PayeeCheckEvent PayeeCheckChanged(
        [EventMessage] PayeeCheckEvent message,
        [ID<PayeeCheck>] PayeeCheckId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<PayeeCheckEvent> StreamPayeeCheckChangesAsync(
        PayeeCheckId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<PayeeCheckId, PayeeCheckEvent>(user, id, after, cancellationToken);
}

/// <summary>What payee checks need of the host.</summary>
public static class PayeeCheckModule
{
    public static IServiceCollection AddPayeeChecks(this IServiceCollection services)
    {
        services.AddSingleton<IOutboxHandler, PayeeChecking>();
        services.AddEventKind<PayeeCheckId>(
            (record, cursor) => new PayeeCheckEvent(record, cursor)
        );
        return services;
    }
}
