using System.Security.Claims;
using Payments.Domain.Events;
using Payments.Domain.WithdrawalBatches;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>A batch was received, got further, or ended.</summary>
public sealed class WithdrawalBatchEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The batch as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<WithdrawalBatch?> GetWithdrawalBatchAsync(
        WithdrawalBatchById batches,
        CancellationToken cancellationToken
    ) =>
        batches.LoadAsync(
            Record.TenantId,
            WithdrawalBatchId.From(Record.SubjectId),
            cancellationToken
        );
}

[SubscriptionType]
public static class WithdrawalBatchSubscriptions
{
    /// <summary>
    /// Your batches of withdrawals, or one of them, each time that one is received, has got through
    /// another 1,000 lines, or changes its status.
    /// </summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this batch; the stream completes with its last event, and at once when that is past.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamWithdrawalBatchChangesAsync))]
    public static WithdrawalBatchEvent WithdrawalBatchChanged(
        [EventMessage] WithdrawalBatchEvent message,
        [ID<WithdrawalBatch>] WithdrawalBatchId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static Task<IAsyncEnumerable<WithdrawalBatchEvent>> StreamWithdrawalBatchChangesAsync(
        WithdrawalBatchId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) =>
        streams.OfJobAsync<WithdrawalBatchId, WithdrawalBatchEvent>(
            user,
            id,
            after,
            WithdrawalBatchLifecycle.Table.LastEvents,
            cancellationToken
        );
}
