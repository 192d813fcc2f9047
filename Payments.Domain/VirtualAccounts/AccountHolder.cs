using Payments.Domain.Parties;

namespace Payments.Domain.VirtualAccounts;

/// <summary>What a sub-client is.</summary>
public enum ClientType
{
    /// <summary>A natural person, sole traders included.</summary>
    Individual,

    /// <summary>Has both a legal name and a business number.</summary>
    Company,
}

/// <summary>
/// The sub-client in whose name an account collects. A company is named by its legal name and its
/// number in the register; the person is then the one to ask, ideally a director.
/// </summary>
public sealed record AccountHolder
{
    private AccountHolder() { } // EF Core, and the factory

    public ClientType Type { get; private init; }

    public string FirstName { get; private init; } = null!;

    public string? MiddleName { get; private init; }

    public string LastName { get; private init; } = null!;

    public string Email { get; private init; } = null!;

    public string Mobile { get; private init; } = null!;

    public DateOnly DateOfBirth { get; private init; }

    public string? LegalName { get; private init; }

    public string? TradingAsName { get; private init; }

    public string? BusinessNumber { get; private init; }

    /// <summary>
    /// The name that the account goes by: a company's trading name or else legal name, a person's
    /// names in full.
    /// </summary>
    public string FullName =>
        Type is ClientType.Company
            ? TradingAsName ?? LegalName!
            : PartyName.Person(FirstName, MiddleName, LastName).DisplayName;

    /// <summary>Every name that a payer may rightly know the holder by.</summary>
    public IEnumerable<string> Names =>
        ((string?[])[FullName, LegalName, TradingAsName]).OfType<string>().Distinct();

    internal static AccountHolder From(HolderApplication application) =>
        new()
        {
            Type = application is { LegalName: not null, BusinessNumber: not null }
                ? ClientType.Company
                : ClientType.Individual,
            FirstName = application.FirstName,
            MiddleName = application.MiddleName,
            LastName = application.LastName,
            Email = application.Email,
            Mobile = application.Mobile,
            DateOfBirth = application.DateOfBirth,
            LegalName = application.LegalName,
            TradingAsName = application.TradingAsName,
            BusinessNumber = application.BusinessNumber,
        };
}
