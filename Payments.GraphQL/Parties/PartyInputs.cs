using FluentValidation;
using Payments.Domain.Countries;
using Payments.Domain.Parties;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Parties;

/// <summary>A person (`firstName` and `lastName`) or else a company (`companyName`).</summary>
/// <param name="FirstName">1 to 75 Latin letters, spaces and , . - / '.</param>
/// <param name="MiddleName">Of a person; 2 to 75 characters.</param>
/// <param name="LastName">1 to 75 characters.</param>
/// <param name="CompanyName">2 to 256 characters, none of &lt; = &gt;.</param>
public sealed record PartyNameInput(
    string? FirstName,
    string? MiddleName,
    string? LastName,
    string? CompanyName
)
{
    /// <summary>Once validated, the name meant.</summary>
    internal PartyName ToName() => PartyName.From(FirstName, MiddleName, LastName, CompanyName);
}

/// <summary>
/// A postal address, in lines (`line1`, `line2`, `city`, `region`) or in parts (`street` with `streetNumber`,
/// `building`, `suburb`, `state`). Parts become lines: number and street `line1`, building `line2`, suburb `city`,
/// state `region`. Give at least the street (or `line1`) and the country.
/// </summary>
/// <param name="Line1">Street and number, or the whole address in one line; up to 140 characters.</param>
/// <param name="Line2">Building, floor, care of.</param>
/// <param name="City">Town or suburb.</param>
/// <param name="Region">State or province.</param>
/// <param name="Postcode">Up to 16 characters.</param>
/// <param name="Country">Two-letter code of ISO 3166-1.</param>
/// <param name="Building">In place of `line2`.</param>
/// <param name="StreetNumber">Put before `street`.</param>
/// <param name="Street">In place of `line1`.</param>
/// <param name="Suburb">In place of `city`.</param>
/// <param name="State">In place of `region`.</param>
public sealed record AddressInput(
    string? Line1,
    string? Line2,
    string? City,
    string? Region,
    string? Postcode,
    string Country,
    string? Building,
    string? StreetNumber,
    string? Street,
    string? Suburb,
    string? State
)
{
    /// <summary>The first line, whichever form it was given in.</summary>
    internal string? FirstLine =>
        Line1 ?? (StreetNumber is null ? Street : $"{StreetNumber.Trim(' ')} {Street?.Trim(' ')}");

    /// <summary>Once validated, the address meant.</summary>
    internal Address ToAddress() =>
        Address.From(
            FirstLine!,
            Line2 ?? Building,
            City ?? Suburb,
            Region ?? State,
            Postcode,
            Country
        );
}

internal sealed class PartyNameInputValidator : AbstractValidator<PartyNameInput>
{
    public PartyNameInputValidator()
    {
        RuleFor(name => name.FirstName).Follows(PersonName.Check);
        RuleFor(name => name.MiddleName).Follows(MiddleName.Check);
        RuleFor(name => name.LastName).Follows(PersonName.Check);
        RuleFor(name => name.CompanyName).Follows(CompanyName.Check);
        RuleFor(name => name).Must(IsPersonOrCompany).WithMessage(PartyName.RuleText);
    }

    private static bool IsPersonOrCompany(PartyNameInput name) =>
        name.CompanyName is null
            ? name is { FirstName: not null, LastName: not null }
            : name is { FirstName: null, MiddleName: null, LastName: null };
}

internal sealed class AddressInputValidator : AbstractValidator<AddressInput>
{
    public AddressInputValidator()
    {
        RuleFor(address => address.Line1).Follows(Address.CheckLine);
        RuleFor(address => address.Line2).Follows(Address.CheckLine);
        RuleFor(address => address.City).Follows(Address.CheckLine);
        RuleFor(address => address.Region).Follows(Address.CheckLine);
        RuleFor(address => address.Postcode).Follows(Address.CheckPostcode);
        RuleFor(address => address.Country).Follows(CountryCode.Check);
        RuleFor(address => address.Building).Follows(Address.CheckLine);
        RuleFor(address => address.Street).Follows(Address.CheckLine);
        RuleFor(address => address.Suburb).Follows(Address.CheckLine);
        RuleFor(address => address.State).Follows(Address.CheckLine);
        RuleFor(address => address.StreetNumber).Follows(Address.CheckStreetNumber);
        RuleFor(address => address).Custom(OneForm);
    }

    private static void OneForm(AddressInput address, ValidationContext<AddressInput> context)
    {
        Alone("street", address.Line1, address.Street, address.StreetNumber);
        Alone("building", address.Line2, address.Building);
        Alone("suburb", address.City, address.Suburb);
        Alone("state", address.Region, address.State);
        if (address is { Line1: null, Street: null })
        {
            Fail("line1", "An address has a street, or a first line.");
        }
        else if (
            address is { Line1: null, Street: { } street, StreetNumber: { } }
            && street.Length <= Address.LineLengthMax
            && address.FirstLine!.Length > Address.LineLengthMax
        )
        {
            Fail("street", "Number and street have 140 characters at most.");
        }

        void Alone(string part, string? line, params string?[] parts)
        {
            if (line is not null && Array.Exists(parts, text => text is not null))
            {
                Fail(part, "An address is given in lines or in parts: this was said twice.");
            }
        }

        void Fail(string field, string message) => context.AddFailure(field, message);
    }
}
