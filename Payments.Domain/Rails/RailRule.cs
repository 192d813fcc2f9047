using Payments.Domain.Countries;
using Payments.Domain.Recipients;
using Payments.Domain.Values;

namespace Payments.Domain.Rails;

/// <summary>What the choice of a rail depends on.</summary>
/// <param name="Amount">What is to arrive.</param>
/// <param name="AccountType">How the recipient's account is addressed.</param>
/// <param name="AccountCountry">Where it is held.</param>
/// <param name="IsFxLinked">The money comes from an exchange of currencies.</param>
/// <param name="PayerCountry">Where the payer lives; null when unknown.</param>
public sealed record RailChoice(
    Money Amount,
    AccountType AccountType,
    string AccountCountry,
    bool IsFxLinked = false,
    string? PayerCountry = null
);

/// <summary>One line of the table: every condition that is given must hold.</summary>
/// <param name="Rail">The rail chosen.</param>
/// <param name="Service">Its service.</param>
public sealed record RailRule(RailScheme Rail, RailService Service)
{
    /// <summary>Null for any.</summary>
    public string? Currency { get; init; }

    /// <summary>Empty for any.</summary>
    public IReadOnlyList<AccountType> Accounts { get; init; } = [];

    /// <summary>Null when it does not matter.</summary>
    public bool? IsFxLinked { get; init; }

    /// <summary>The payer is known to live in another country than the account is held in.</summary>
    public bool IsPayerAbroad { get; init; }

    /// <summary>The account is held in the SEPA area.</summary>
    public bool IsInSepa { get; init; }

    /// <summary>The largest amount; null for any.</summary>
    public long? MinorUnitsMax { get; init; }

    public bool Takes(RailChoice choice) =>
        (Currency is null || Currency == choice.Amount.Currency.Code)
        && (Accounts.Count == 0 || Accounts.Contains(choice.AccountType))
        && (IsFxLinked is null || IsFxLinked == choice.IsFxLinked)
        && (!IsPayerAbroad || IsAbroad(choice))
        && (!IsInSepa || CountryTable.IsSepa(choice.AccountCountry))
        && (MinorUnitsMax is not { } max || choice.Amount.MinorUnits <= max);

    private static bool IsAbroad(RailChoice choice) =>
        choice.PayerCountry is { } country && country != choice.AccountCountry;
}
