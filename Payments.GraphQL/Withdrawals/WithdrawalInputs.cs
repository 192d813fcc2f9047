using FluentValidation;
using Payments.Domain.Institutions;
using Payments.Domain.Parties;
using Payments.Domain.Recipients;
using Payments.Domain.ReferenceData;
using Payments.Domain.Senders;
using Payments.Domain.VirtualAccounts;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Institutions;
using Payments.GraphQL.TransferParties;
using Payments.GraphQL.Validation;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Withdrawals;

/// <summary>
/// What to pay out, and to whom. The recipient is either `recipientId` or `recipient`. The payer is
/// one of: `senderId`, `sender`, the sub-client of `virtualAccountId`, or you yourself when none is
/// given; a sender together with `virtualAccountId` is somebody for whom the sub-client pays.
/// </summary>
/// <param name="Amount">What the recipient gets; the fee comes on top.</param>
/// <param name="RecipientId">A recipient of yours whose account takes the currency.</param>
/// <param name="Recipient">Somebody who is not among your recipients, and will not be.</param>
/// <param name="SenderId">A sender of yours: the ultimate payer.</param>
/// <param name="Sender">The ultimate payer, if not among your senders.</param>
/// <param name="VirtualAccountId">The ACTIVE account of the sub-client on whose behalf it is.</param>
/// <param name="InstructingInstitutionId">The financial institution that told you to pay, where you act for one; it is not the payer.</param>
/// <param name="InstructingInstitution">The same, found by its keys or stored now.</param>
/// <param name="Reason">What the money is for, where known.</param>
/// <param name="Reference">
/// Text for the recipient's statement, 1 to 280 characters of any script that can be written in Latin
/// letters. Each rail carries its own characters and length: 18 on Direct Entry, 280 on NPP, 140
/// elsewhere; `referenceOnStatement` shows what is sent.
/// </param>
/// <param name="IsFxLinked">True when the money comes from an exchange: it then goes by Direct Entry and not at once.</param>
/// <param name="ScheduledAt">When it is to go, in the future of your clock; the money is held from now on. Left out: at once.</param>
/// <param name="ExternalId">Your own reference, unique among your withdrawals; 1 to 255 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
/// <param name="DryRun">Runs everything and keeps nothing; the payload shows what would have moved.</param>
public sealed record CreateWithdrawalInput(
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
    string? ExternalId,
    string IdempotencyKey,
    bool? DryRun
)
{
    private static readonly CreateWithdrawalInputValidator Validator = new();

    internal CreateWithdrawal ToCommand()
    {
        Validator.Demand(this);
        return new(Amount.ToMoney("input", "amount"), RecipientId, SenderId, Reference, ExternalId)
        {
            Recipient = Recipient?.ToInline(),
            Sender = Sender?.ToInline(),
            VirtualAccountId = VirtualAccountId,
            InstructingInstitutionId = InstructingInstitutionId,
            InstructingInstitution = InstructingInstitution?.ToFacts(),
            Reason = Reason,
            IsFxLinked = IsFxLinked is true ? true : null,
            ScheduledAt = ScheduledAt?.ToUniversalTime(),
        };
    }
}

internal sealed class CreateWithdrawalInputValidator : AbstractValidator<CreateWithdrawalInput>
{
    public CreateWithdrawalInputValidator()
    {
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
        RuleFor(input => input.Recipient!).SetValidator(new InlineRecipientInputValidator());
        RuleFor(input => input.Sender!).SetValidator(new InlineSenderInputValidator());
        RuleFor(input => input.InstructingInstitution!)
            .SetValidator(new InstructingInstitutionInputValidator());
    }
}
