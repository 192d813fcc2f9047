using FluentValidation;
using Payments.Domain.AccountNumbers;
using Payments.Domain.Parties;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Parties;

/// <summary>The fields by which senders and recipients are created alike.</summary>
internal interface IPartyInput
{
    PartyNameInput Name { get; }

    string? Email { get; }

    AddressInput? Address { get; }

    DateOnly? DateOfBirth { get; }

    string? ExternalId { get; }

    string? NickName { get; }

    string? Mobile { get; }

    string? LegalName { get; }

    string? TradingAsName { get; }

    string? BusinessNumber { get; }

    string? Acn { get; }

    IdentityDocumentInput? IdDoc { get; }
}

internal static class PartyInputs
{
    /// <summary>Once validated, the particulars meant; null for none.</summary>
    public static PartyParticulars? ToParticulars(this IPartyInput input) =>
        new PartyParticulars(
            NickNameOf(input.NickName),
            Normal(MobileNumber.Check, input.Mobile),
            Normal(CompanyName.Check, input.LegalName),
            Normal(CompanyName.Check, input.TradingAsName),
            input.BusinessNumber?.Trim(' '),
            Normal(CompanyNumber.Check, input.Acn),
            input.IdDoc?.ToDocument("input", "idDoc")
        ).OrNull();

    public static string? Normal(IdentifierCheck check, string? text) =>
        text is null ? null : check(text).Value;

    private static string? NickNameOf(string? text) => Normal(NickName.Check, text);
}

/// <summary>Every rule about one field; those about several are the domain's, in `PartyRules`.</summary>
internal sealed class PartyInputValidator : AbstractValidator<IPartyInput>
{
    public PartyInputValidator()
    {
        RuleFor(input => input.Name).SetValidator(new PartyNameInputValidator());
        RuleFor(input => input.Email).Follows(EmailAddress.Check);
        RuleFor(input => input.Address!).SetValidator(new AddressInputValidator());
        RuleFor(input => input.DateOfBirth)
            .Must((input, born) => born is null || input.Name.CompanyName is null)
            .WithMessage("A company has no date of birth.");
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
        RuleFor(input => input.NickName).Follows(NickName.Check);
        RuleFor(input => input.Mobile).Follows(MobileNumber.Check);
        RuleFor(input => input.LegalName).Follows(CompanyName.Check);
        RuleFor(input => input.TradingAsName).Follows(CompanyName.Check);
        RuleFor(input => input.BusinessNumber).Follows(BusinessNumber.Of(null));
        RuleFor(input => input.Acn).Follows(CompanyNumber.Check);
        RuleFor(input => input.IdDoc!).SetValidator(new IdentityDocumentInputValidator());
    }
}
