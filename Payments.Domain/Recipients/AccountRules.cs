using System.Text.Json;
using Payments.Domain.AccountNumbers;
using Payments.Domain.Countries;
using Payments.Domain.Errors;
using Payments.Domain.Lifecycles;
using Payments.Domain.Values;

namespace Payments.Domain.Recipients;

/// <summary>One field of an account type: whether it must be there, and its check.</summary>
public sealed record AccountFieldRule(AccountField Field, bool Required, IdentifierCheck Check);

/// <summary>What an account of one type consists of, and where such accounts exist.</summary>
/// <param name="Type">The account type.</param>
/// <param name="Countries">Empty when accounts of this type exist everywhere.</param>
/// <param name="Currency">The only currency that such accounts take; null for any.</param>
/// <param name="Fields">Every field that may be given.</param>
public sealed record AccountTypeRule(
    AccountType Type,
    IReadOnlyList<string> Countries,
    string? Currency,
    params IReadOnlyList<AccountFieldRule> Fields
);

/// <summary>A field that does not fit, by the name that clients know it by.</summary>
public sealed record AccountProblem(string Field, string Message);

/// <summary>The table of all account types: validation, normal forms and documentation read it.</summary>
public static class AccountRules
{
    public static IReadOnlyList<AccountTypeRule> Table { get; } =
    [
        new(
            AccountType.Bsb,
            ["AU"],
            "AUD",
            Needs(AccountField.Bsb, Bsb.Check),
            Needs(AccountField.AccountNumber, AustralianAccountNumber.Check)
        ),
        new(AccountType.Payid, ["AU"], "AUD", Needs(AccountField.PayId, PayId.Check)),
        new(
            AccountType.Iban,
            [],
            null,
            Needs(AccountField.Iban, Iban.Check),
            Takes(AccountField.Bic, Bic.Check)
        ),
        new(
            AccountType.AccountNumber,
            [],
            null,
            Needs(AccountField.AccountNumber, AccountNumber.Check),
            Needs(AccountField.Bic, Bic.Check)
        ),
        new(
            AccountType.Aba,
            ["US", "AS", "GU", "MP", "PR", "UM", "VI"],
            "USD",
            Needs(AccountField.Aba, AbaRoutingNumber.Check),
            Needs(AccountField.AccountNumber, AccountNumber.Check),
            Needs(AccountField.Bic, Bic.Check)
        ),
        new(
            AccountType.SortCode,
            ["GB", "GG", "IM", "JE"],
            "GBP",
            Needs(AccountField.SortCode, SortCode.Check),
            Needs(AccountField.AccountNumber, BritishAccountNumber.Check),
            Needs(AccountField.Bic, Bic.Check)
        ),
        new(
            AccountType.Ifsc,
            ["IN"],
            "INR",
            Needs(AccountField.Ifsc, Ifsc.Check),
            Needs(AccountField.AccountNumber, AccountNumber.Check),
            Needs(AccountField.Bic, Bic.Check)
        ),
        new(
            AccountType.Cnaps,
            ["CN"],
            "CNY",
            Needs(AccountField.Cnaps, Cnaps.Check),
            Needs(AccountField.AccountNumber, AccountNumber.Check),
            Needs(AccountField.Bic, Bic.Check)
        ),
        new(
            AccountType.Clabe,
            ["MX"],
            "MXN",
            Needs(AccountField.Clabe, Clabe.Check),
            Needs(AccountField.Bic, Bic.Check)
        ),
    ];

    public static AccountTypeRule Of(AccountType type) => Table[(int)type];

    /// <summary>Whether accounts of the type are held in a country and take a currency.</summary>
    public static bool Reaches(AccountType type, string country, Currency currency) =>
        PlaceProblem(Of(type), country) is null
        && (type is not AccountType.Iban || Iban.IsIssuedIn(country))
        && (Of(type).Currency is not { } only || only == currency.Code);

    /// <summary>Everything that is wrong with an account as given, all at once.</summary>
    public static IEnumerable<AccountProblem> Problems(AccountDetails account)
    {
        var rule = Of(account.Type);
        foreach (var problem in PlaceProblems(account, rule))
        {
            yield return problem;
        }

        foreach (var field in Enum.GetValues<AccountField>())
        {
            if (FieldProblem(account, rule, field) is { } message)
            {
                yield return new(NameOf(field), message);
            }
        }

        if (
            account is { Type: AccountType.Iban, Iban: { } text }
            && Iban.Check(text) is { Value: { } iban }
            && CountryCode.IsKnown(account.Country)
            && !Iban.BelongsTo(iban, account.Country)
        )
        {
            yield return new(
                "iban",
                $"An account in {account.Country} has no IBAN of {iban[..2]}."
            );
        }
    }

    /// <summary>The account with every field in its normal form.</summary>
    /// <exception cref="InvalidInputException">A field does not fit.</exception>
    public static AccountDetails Normalize(AccountDetails account)
    {
        if (Problems(account).FirstOrDefault() is { } problem)
        {
            throw new InvalidInputException(problem.Message, "input", "account", problem.Field);
        }

        string? Normal(AccountField field) =>
            account[field] is { } text
                ? Of(account.Type).Fields.First(rule => rule.Field == field).Check(text).Value
                : null;

        return account with
        {
            Bsb = Normal(AccountField.Bsb),
            AccountNumber = Normal(AccountField.AccountNumber),
            Iban = Normal(AccountField.Iban),
            Bic = Normal(AccountField.Bic),
            PayId = Normal(AccountField.PayId),
            Aba = Normal(AccountField.Aba),
            SortCode = Normal(AccountField.SortCode),
            Ifsc = Normal(AccountField.Ifsc),
            Cnaps = Normal(AccountField.Cnaps),
            Clabe = Normal(AccountField.Clabe),
        };
    }

    /// <summary>The field as clients know it: <c>accountNumber</c>.</summary>
    public static string NameOf(AccountField field) =>
        JsonNamingPolicy.CamelCase.ConvertName(field.ToString());

    private static IEnumerable<AccountProblem> PlaceProblems(
        AccountDetails account,
        AccountTypeRule rule
    )
    {
        if (PlaceProblem(rule, account.Country) is { } problem)
        {
            yield return problem;
        }

        if (rule.Currency is not null && account.Currency.Code != rule.Currency)
        {
            yield return new("currency", $"{Name(rule)} accounts take {rule.Currency}.");
        }
    }

    private static AccountProblem? PlaceProblem(AccountTypeRule rule, string country)
    {
        if (CountryCode.Check(country).Problem is { } unknown)
        {
            return new("country", unknown);
        }

        if (rule.Countries.Count > 0 && !rule.Countries.Contains(country))
        {
            return new("country", $"{Name(rule)} accounts are not held in {country}.");
        }

        // Australian banks are reached by the local rails, and those know BSB and PayID.
        return rule.Type is AccountType.AccountNumber or AccountType.Iban && country == "AU"
            ? new("type", "An account in AU is addressed by BSB or PAYID.")
            : null;
    }

    private static string? FieldProblem(
        AccountDetails account,
        AccountTypeRule rule,
        AccountField field
    )
    {
        var text = account[field];
        foreach (var fieldRule in rule.Fields)
        {
            if (fieldRule.Field == field)
            {
                return text is not null ? fieldRule.Check(text).Problem
                    : fieldRule.Required ? $"{Name(rule)} accounts need {NameOf(field)}."
                    : null;
            }
        }

        return text is null ? null : $"{Name(rule)} accounts have no {NameOf(field)}.";
    }

    private static string Name(AccountTypeRule rule) => StatusName.Of(rule.Type);

    private static AccountFieldRule Needs(AccountField field, IdentifierCheck check) =>
        new(field, true, check);

    private static AccountFieldRule Takes(AccountField field, IdentifierCheck check) =>
        new(field, false, check);
}
