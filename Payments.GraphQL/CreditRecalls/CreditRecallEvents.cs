using System.Security.Claims;
using Payments.Domain.Clock;
using Payments.Domain.CreditRecalls;
using Payments.Domain.Events;
using Payments.Domain.Outbox;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.CreditRecalls;

/// <summary>A payer's bank wants money back, or such a wish changed.</summary>
public sealed class CreditRecallEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The recall as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<CreditRecall?> GetCreditRecallAsync(
        CreditRecallById recalls,
        CancellationToken cancellationToken
    ) =>
        recalls.LoadAsync(
            Record.TenantId,
            CreditRecallId.From(Record.SubjectId),
            cancellationToken
        );
}

[SubscriptionType]
public static class CreditRecallSubscriptions
{
    /// <summary>The recalls of what came in for you, or one of them, each time that one is told or changes.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this recall.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamCreditRecallChangesAsync))]
    public static CreditRecallEvent CreditRecallChanged(
        [EventMessage] CreditRecallEvent message,
        [ID<CreditRecall>] CreditRecallId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<CreditRecallEvent> StreamCreditRecallChangesAsync(
        CreditRecallId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<CreditRecallId, CreditRecallEvent>(user, id, after, cancellationToken);
}

/// <summary>What recalls need of the host.</summary>
public static class CreditRecallModule
{
    public static IServiceCollection AddCreditRecalls(this IServiceCollection services)
    {
        services.AddSingleton<IOutboxHandler, RecallAnswers>();
        services.AddSingleton<IOutboxHandler, SimulatedRecalls>();
        services.AddSingleton<ITimerHandler, CreditRecallDeadline>();
        services.AddEventKind<CreditRecallId>(
            (record, cursor) => new CreditRecallEvent(record, cursor)
        );
        return services;
    }
}
