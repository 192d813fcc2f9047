using FluentValidation;
using Payments.Domain.Fx;
using Payments.Domain.FxPayments;
using Payments.Domain.Institutions;
using Payments.Domain.Parties;
using Payments.Domain.Recipients;
using Payments.Domain.ReferenceData;
using Payments.Domain.Senders;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Institutions;
using Payments.GraphQL.TransferParties;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.FxPayments;

/// <summary>
/// Which price to buy, and for whom. The recipient is either `recipientId` or `recipient`. The payer is
/// one of: `senderId`, `sender`, the sub-client of `virtualAccountId`, or you yourself when none is
/// given; a sender together with `virtualAccountId` is somebody for whom the sub-client pays.
/// </summary>
/// <param name="QuoteId">A firm quote of yours, neither used nor expired.</param>
/// <param name="RecipientId">A recipient of yours whose account takes the quote's `to` currency.</param>
/// <param name="Recipient">Somebody who is not among your recipients, and will not be; the account takes the quote's `to` currency.</param>
/// <param name="SenderId">A sender of yours: the ultimate payer.</param>
/// <param name="Sender">The ultimate payer, if not among your senders.</param>
/// <param name="VirtualAccountId">The ACTIVE account of the sub-client on whose behalf it is.</param>
/// <param name="InstructingInstitutionId">The financial institution that told you to pay, where you act for one; it is not the payer.</param>
/// <param name="InstructingInstitution">The same, found by its keys or stored now.</param>
/// <param name="Reason">The purpose in words: 1 to 140 characters.</param>
/// <param name="SourceOfFunds">Where the money comes from. Banks in CN, ID, IN, MY, PH, TH and VN want to know.</param>
/// <param name="Reference">Text for the recipient: printable ASCII, at most 140 characters.</param>
/// <param name="ExternalId">Your own reference, unique among your payments; 1 to 255 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
/// <param name="DryRun">Runs everything and keeps nothing; the payload shows what would have moved.</param>
public sealed record CreatePaymentInput(
    [property: ID<Quote>] QuoteId QuoteId,
    [property: ID<Recipient>] RecipientId? RecipientId,
    InlineRecipientInput? Recipient,
    [property: ID<Sender>] SenderId? SenderId,
    InlineSenderInput? Sender,
    [property: ID<VirtualAccount>] VirtualAccountId? VirtualAccountId,
    [property: ID<Institution>] InstitutionId? InstructingInstitutionId,
    InstructingInstitutionInput? InstructingInstitution,
    string? Reason,
    SourceOfFunds? SourceOfFunds,
    string? Reference,
    string? ExternalId,
    string IdempotencyKey,
    bool? DryRun
)
{
    private static readonly CreatePaymentInputValidator Validator = new();

    internal CreatePayment ToCommand()
    {
        Validator.Demand(this);
        return new(QuoteId, RecipientId, SenderId, Reason, Reference, ExternalId)
        {
            Recipient = Recipient?.ToInline(),
            Sender = Sender?.ToInline(),
            VirtualAccountId = VirtualAccountId,
            InstructingInstitutionId = InstructingInstitutionId,
            InstructingInstitution = InstructingInstitution?.ToFacts(),
            SourceOfFunds = SourceOfFunds,
        };
    }
}

internal sealed class CreatePaymentInputValidator : AbstractValidator<CreatePaymentInput>
{
    private const int ReasonLengthMax = 140;

    public CreatePaymentInputValidator()
    {
        RuleFor(input => input.Reason).Follows(PlainText.UpTo(ReasonLengthMax));
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
        RuleFor(input => input.Recipient!).SetValidator(new InlineRecipientInputValidator());
        RuleFor(input => input.Sender!).SetValidator(new InlineSenderInputValidator());
        RuleFor(input => input.InstructingInstitution!)
            .SetValidator(new InstructingInstitutionInputValidator());
    }
}
