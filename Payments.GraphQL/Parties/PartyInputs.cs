using FluentValidation;
using Payments.Domain.Countries;
using Payments.Domain.Parties;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Parties;

/// <summary>A person (`firstName` and `lastName`) or else a company (`companyName`).</summary>
/// <param name="FirstName">1 to 75 Latin letters, spaces and , . - / '.</param>
/// <param name="MiddleName">Of a person; 1 to 75 characters.</param>
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

/// <summary>A postal address. Give at least the line with the street and the country.</summary>
/// <param name="Line1">Street and number, or the whole address in one line; up to 140 characters.</param>
/// <param name="Line2">Building, floor, care of.</param>
/// <param name="City">Town or suburb.</param>
/// <param name="Region">State or province.</param>
/// <param name="Postcode">Up to 16 characters.</param>
/// <param name="Country">Two-letter code of ISO 3166-1.</param>
public sealed record AddressInput(
    string Line1,
    string? Line2,
    string? City,
    string? Region,
    string? Postcode,
    string Country
)
{
    /// <summary>Once validated, the address meant.</summary>
    internal Address ToAddress() => Address.From(Line1, Line2, City, Region, Postcode, Country);
}

internal sealed class PartyNameInputValidator : AbstractValidator<PartyNameInput>
{
    public PartyNameInputValidator()
    {
        RuleFor(name => name.FirstName).Follows(PersonName.Check);
        RuleFor(name => name.MiddleName).Follows(PersonName.Check);
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
    }
}
