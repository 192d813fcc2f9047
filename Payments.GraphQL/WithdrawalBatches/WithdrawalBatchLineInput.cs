using Payments.Domain.Institutions;
using Payments.Domain.Recipients;
using Payments.Domain.ReferenceData;
using Payments.Domain.Senders;
using Payments.Domain.VirtualAccounts;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Institutions;
using Payments.GraphQL.TransferParties;
using Payments.GraphQL.Values;
using Payments.GraphQL.Withdrawals;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>
/// One line of a batch: the input of `createWithdrawal`, whose idempotency key is here called `key`. A
/// key that has made a withdrawal before, by itself or in any batch, makes no second one.
/// </summary>
/// <param name="Key">The line's idempotency key, 1 to 255 characters; unique in the batch.</param>
/// <param name="Amount">What the recipient gets; the fee comes on top.</param>
/// <param name="RecipientId">A recipient of yours whose account takes the currency.</param>
/// <param name="Recipient">Somebody who is not among your recipients, and will not be.</param>
/// <param name="SenderId">A sender of yours: the ultimate payer.</param>
/// <param name="Sender">The ultimate payer, if not among your senders.</param>
/// <param name="VirtualAccountId">The ACTIVE account of the sub-client on whose behalf it is.</param>
/// <param name="InstructingInstitutionId">The financial institution that told you to pay, where you act for one.</param>
/// <param name="InstructingInstitution">The same, found by its keys or stored now.</param>
/// <param name="Reason">What the money is for, where known.</param>
/// <param name="Reference">Text for the recipient's statement, 1 to 280 characters.</param>
/// <param name="IsFxLinked">True when the money comes from an exchange.</param>
/// <param name="ScheduledAt">When it is to go, in the future of your clock. Left out: at once.</param>
/// <param name="ExternalId">Your own reference, unique among your withdrawals; 1 to 255 characters.</param>
public sealed record WithdrawalBatchLineInput(
    string Key,
    MoneyInput Amount,
    [property: ID<Recipient>] RecipientId? RecipientId,
    InlineRecipientInput? Recipient,
    [property: ID<Sender>] SenderId? SenderId,
    InlineSenderInput? Sender,
    [property: ID<VirtualAccount>] VirtualAccountId? VirtualAccountId,
    [property: ID<Institution>] InstitutionId? InstructingInstitutionId,
    InstructingInstitutionInput? InstructingInstitution,
    TransactionReason? Reason,
    string? Reference,
    bool? IsFxLinked,
    DateTimeOffset? ScheduledAt,
    string? ExternalId
)
{
    /// <summary>The very command that the mutation would run.</summary>
    internal CreateWithdrawal ToCommand() =>
        new CreateWithdrawalInput(
            Amount,
            RecipientId,
            Recipient,
            SenderId,
            Sender,
            VirtualAccountId,
            InstructingInstitutionId,
            InstructingInstitution,
            Reason,
            Reference,
            IsFxLinked,
            ScheduledAt,
            ExternalId,
            Key,
            DryRun: null
        ).ToCommand();
}
