using FluentValidation;
using Payments.Domain.AccountNumbers;
using Payments.Domain.Parties;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Parties;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.VirtualAccounts;

/// <summary>
/// A sub-client of yours. With both `legalName` and `businessNumber` it is a COMPANY and the person
/// is the one to ask, ideally a director; otherwise it is an INDIVIDUAL.
/// </summary>
/// <param name="FirstName">1 to 75 Latin letters, spaces and , . - / '.</param>
/// <param name="MiddleName">Wanted where there is one: payers' banks compare names.</param>
/// <param name="LastName">1 to 75 characters.</param>
/// <param name="Email">Where the person is written to.</param>
/// <param name="Mobile">International: + or 00, country code and number.</param>
/// <param name="DateOfBirth">At least 18 and less than 65 years ago.</param>
/// <param name="LegalName">Of the company, as registered: 2 to 256 characters, none of &lt; = &gt;.</param>
/// <param name="TradingAsName">Under which it trades, if another one.</param>
/// <param name="BusinessNumber">In the register of its country; in Australia an ABN or ACN.</param>
/// <param name="Address">Where the holder lives or is registered: every part but `line2`, with a number, no post-office box.</param>
/// <param name="PostalAddress">Where letters go, if elsewhere: every part but `line2`.</param>
/// <param name="IdDoc">Of the person: a PASSPORT, or a LICENCE of somebody who lives in Australia.</param>
public sealed record AccountHolderInput(
    string FirstName,
    string? MiddleName,
    string LastName,
    string Email,
    string Mobile,
    DateOnly DateOfBirth,
    string? LegalName,
    string? TradingAsName,
    string? BusinessNumber,
    AddressInput Address,
    AddressInput? PostalAddress,
    IdentityDocumentInput IdDoc
)
{
    /// <summary>Once validated, the application meant.</summary>
    internal HolderApplication ToApplication() =>
        new(
            PersonName.Check(FirstName).Value!,
            MiddleName is null ? null : PersonName.Check(MiddleName).Value,
            PersonName.Check(LastName).Value!,
            EmailAddress.Check(Email).Value!,
            MobileNumber.Check(Mobile).Value!,
            DateOfBirth,
            LegalName is null ? null : CompanyName.Check(LegalName).Value,
            TradingAsName is null ? null : CompanyName.Check(TradingAsName).Value,
            BusinessNumber is null
                ? null
                : Domain.Parties.BusinessNumber.Of(Address.Country)(BusinessNumber).Value,
            Address.ToAddress(),
            PostalAddress?.ToAddress(),
            IdDoc.ToDocument("input", "holder", "idDoc")
        );
}

internal sealed class AccountHolderInputValidator : AbstractValidator<AccountHolderInput>
{
    public AccountHolderInputValidator()
    {
        RuleFor(holder => holder.FirstName).Follows(PersonName.Check);
        RuleFor(holder => holder.MiddleName).Follows(PersonName.Check);
        RuleFor(holder => holder.LastName).Follows(PersonName.Check);
        RuleFor(holder => holder.Email).Follows(EmailAddress.Check);
        RuleFor(holder => holder.Mobile).Follows(MobileNumber.Check);
        RuleFor(holder => holder.LegalName).Follows(CompanyName.Check);
        RuleFor(holder => holder.TradingAsName).Follows(CompanyName.Check);
        RuleFor(holder => holder.BusinessNumber)
            .Custom(
                (number, context) =>
                {
                    var check = BusinessNumber.Of(context.InstanceToValidate.Address.Country);
                    if (number is not null && check(number).Problem is { } problem)
                    {
                        context.AddFailure(problem);
                    }
                }
            );
        RuleFor(holder => holder.Address).SetValidator(new AddressInputValidator());
        RuleFor(holder => holder.PostalAddress!)
            .SetValidator(new AddressInputValidator())
            .When(holder => holder.PostalAddress is not null);
        RuleFor(holder => holder.IdDoc).SetValidator(new IdentityDocumentInputValidator());
    }
}
