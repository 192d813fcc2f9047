using FluentValidation;
using Payments.Domain.AccountNumbers;
using Payments.Domain.Recipients;
using Payments.Domain.TransferParties;
using Payments.GraphQL.Parties;
using Payments.GraphQL.Recipients;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.TransferParties;

/// <summary>Somebody to pay once, without an entry among your recipients.</summary>
/// <param name="Name">A person or a company.</param>
/// <param name="Email">Where the recipient can be told.</param>
/// <param name="Address">Of the recipient, not of the bank.</param>
/// <param name="Account">Where the money goes.</param>
public sealed record InlineRecipientInput(
    PartyNameInput Name,
    string? Email,
    AddressInput? Address,
    RecipientAccountInput Account
)
{
    internal InlineRecipient ToInline() =>
        new(
            Name.ToName(),
            AccountRules.Normalize(Account.ToDetails()),
            Email?.Trim(' '),
            Address?.ToAddress()
        );
}

/// <summary>Who pays, without an entry among your senders.</summary>
/// <param name="Name">A person or a company; never somebody in between.</param>
/// <param name="Address">Where the sender lives or is registered.</param>
/// <param name="DateOfBirth">Of a person; at least 18 years ago.</param>
public sealed record InlineSenderInput(
    PartyNameInput Name,
    AddressInput Address,
    DateOnly? DateOfBirth
)
{
    internal InlineSender ToInline() => new(Name.ToName(), Address.ToAddress(), DateOfBirth);
}

internal sealed class InlineRecipientInputValidator : AbstractValidator<InlineRecipientInput>
{
    public InlineRecipientInputValidator()
    {
        RuleFor(input => input.Name).SetValidator(new PartyNameInputValidator());
        RuleFor(input => input.Email).Follows(EmailAddress.Check);
        RuleFor(input => input.Address!).SetValidator(new AddressInputValidator());
        RuleFor(input => input.Account).Custom(RecipientAccountRules.Check);
    }
}

internal sealed class InlineSenderInputValidator : AbstractValidator<InlineSenderInput>
{
    public InlineSenderInputValidator()
    {
        RuleFor(input => input.Name).SetValidator(new PartyNameInputValidator());
        RuleFor(input => input.Address).SetValidator(new AddressInputValidator());
        RuleFor(input => input.DateOfBirth)
            .Must((input, born) => born is null || input.Name.CompanyName is null)
            .WithMessage("A company has no date of birth.");
    }
}
