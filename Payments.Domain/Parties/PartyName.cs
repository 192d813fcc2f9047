using System.Text.Json.Serialization;

namespace Payments.Domain.Parties;

/// <summary>The name of a person (first and last, maybe middle) or else of a company.</summary>
public sealed record PartyName
{
    [JsonConstructor]
    private PartyName() { } // EF Core, JSON, and the factories

    [JsonInclude]
    public string? FirstName { get; private init; }

    [JsonInclude]
    public string? MiddleName { get; private init; }

    [JsonInclude]
    public string? LastName { get; private init; }

    [JsonInclude]
    public string? CompanyName { get; private init; }

    public bool IsCompany => CompanyName is not null;

    /// <summary>As it stands on a statement.</summary>
    public string DisplayName =>
        CompanyName
        ?? string.Join(
            ' ',
            ((string?[])[FirstName, MiddleName, LastName]).Where(part => part is not null)
        );

    public static PartyName Person(string firstName, string? middleName, string lastName) =>
        new()
        {
            FirstName = PersonName.Check(firstName).Require("input", "name", "firstName"),
            MiddleName = middleName is null
                ? null
                : Parties.MiddleName.Check(middleName).Require("input", "name", "middleName"),
            LastName = PersonName.Check(lastName).Require("input", "name", "lastName"),
        };

    public static PartyName Company(string companyName) =>
        new()
        {
            CompanyName = Parties
                .CompanyName.Check(companyName)
                .Require("input", "name", "companyName"),
        };

    /// <summary>A person or a company by what is given; never both, never half a person.</summary>
    public static PartyName From(
        string? firstName,
        string? middleName,
        string? lastName,
        string? companyName
    ) =>
        (firstName, lastName, companyName) switch
        {
            (null, null, { } company) when middleName is null => Company(company),
            ({ } first, { } last, null) => Person(first, middleName, last),
            _ => throw new Errors.InvalidInputException(RuleText, "input", "name"),
        };

    public const string RuleText =
        "A party has either a firstName and a lastName, or a companyName.";
}
