using Payments.Domain.Recipients;
using Payments.Domain.Senders;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Recipients;
using Payments.GraphQL.Senders;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Withdrawals;

/// <summary>Money that leaves your balance by a local rail.</summary>
[Node]
[ObjectType<Withdrawal>]
public static class WithdrawalType
{
    /// <summary>The withdrawal with this id.</summary>
    [NodeResolver]
    public static Task<Withdrawal?> GetAsync(
        WithdrawalId id,
        Caller caller,
        WithdrawalById withdrawals,
        CancellationToken cancellationToken
    ) => withdrawals.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>Who is paid.</summary>
    [BindMember(nameof(Withdrawal.RecipientId))]
    public static Task<Recipient?> GetRecipientAsync(
        [Parent] Withdrawal withdrawal,
        RecipientById recipients,
        CancellationToken cancellationToken
    ) => recipients.LoadAsync(withdrawal.TenantId, withdrawal.RecipientId, cancellationToken);

    /// <summary>The ultimate payer; null when you pay yourself.</summary>
    [BindMember(nameof(Withdrawal.SenderId))]
    public static async Task<Sender?> GetSenderAsync(
        [Parent] Withdrawal withdrawal,
        SenderById senders,
        CancellationToken cancellationToken
    ) =>
        withdrawal.SenderId is { } id
            ? await senders.LoadAsync(withdrawal.TenantId, id, cancellationToken)
            : null;

    /// <summary>Why it failed, came back or was cancelled; null otherwise.</summary>
    [BindMember(nameof(Withdrawal.ReasonCode))]
    public static StatusReason? GetStatusReason([Parent] Withdrawal withdrawal) =>
        StatusReason.Of(withdrawal.ReasonCode, withdrawal.ReasonMessage);
}

/// <summary>Withdrawals by their ids.</summary>
public sealed class WithdrawalById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions options
) : ByIdLoader<WithdrawalId, Withdrawal>(database, scheduler, options);
