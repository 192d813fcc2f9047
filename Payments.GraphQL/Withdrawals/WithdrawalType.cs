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
    internal static void Configure(IObjectTypeDescriptor<Withdrawal> withdrawal)
    {
        withdrawal.BindFieldsExplicitly();
        withdrawal.Field(row => row.Id);
        withdrawal
            .Field(row => row.Status)
            .Description("Where it stands; `statusMachines` shows what can follow.");
        withdrawal
            .Field(row => row.IsFinal)
            .Description("True when the status can never change again.");
        withdrawal.Field(row => row.Amount).Description("What the recipient gets.");
        withdrawal.Field(row => row.Fee).Description("Charged on top of the amount.");
        withdrawal.Field(row => row.Reference).Description("Text on the recipient's statement.");
        withdrawal.Field(row => row.ExternalId).Description("Your own reference.");
        withdrawal.Field(row => row.Rail).Description("The clearing that carries it.");
        withdrawal.Field(row => row.Version).Description("Rises by one with each change.");
        withdrawal.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>The withdrawal with this id.</summary>
    [NodeResolver]
    public static Task<Withdrawal?> GetAsync(
        WithdrawalId id,
        Caller caller,
        WithdrawalById withdrawals,
        CancellationToken cancellationToken
    ) => withdrawals.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>Who is paid.</summary>
    public static Task<Recipient?> GetRecipientAsync(
        [Parent] Withdrawal withdrawal,
        RecipientById recipients,
        CancellationToken cancellationToken
    ) => recipients.LoadAsync(withdrawal.TenantId, withdrawal.RecipientId, cancellationToken);

    /// <summary>The ultimate payer; null when you pay yourself.</summary>
    public static async Task<Sender?> GetSenderAsync(
        [Parent] Withdrawal withdrawal,
        SenderById senders,
        CancellationToken cancellationToken
    ) =>
        withdrawal.SenderId is { } id
            ? await senders.LoadAsync(withdrawal.TenantId, id, cancellationToken)
            : null;

    /// <summary>Why it failed, came back or was cancelled; null otherwise.</summary>
    public static StatusReason? GetStatusReason([Parent] Withdrawal withdrawal) =>
        StatusReason.Of(withdrawal.ReasonCode, withdrawal.ReasonMessage);
}

/// <summary>Withdrawals by their ids.</summary>
public sealed class WithdrawalById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<WithdrawalId, Withdrawal>(database, scheduler, options);
