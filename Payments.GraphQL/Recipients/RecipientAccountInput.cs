using FluentValidation;
using FluentValidation.Results;
using Payments.Domain.Recipients;
using Payments.Domain.Values;

namespace Payments.GraphQL.Recipients;

/// <summary>
/// An account by exactly the fields that its `type` needs: BSB: `bsb`, `accountNumber`; PAYID: `payId`;
/// IBAN: `iban` (and `bic` at will); ACCOUNT_NUMBER: `bic`, `accountNumber`; ABA, SORT_CODE, IFSC, CNAPS:
/// the code, `accountNumber` and `bic`; CLABE: `clabe` and `bic`. Spaces and hyphens that group digits are dropped.
/// </summary>
/// <param name="Type">How the account is addressed.</param>
/// <param name="Currency">What the account takes.</param>
/// <param name="Country">Where it is held: two-letter code of ISO 3166-1.</param>
/// <param name="Bsb">Bank-state-branch number: 6 digits.</param>
/// <param name="AccountNumber">4 to 9 digits beside a BSB, 8 beside a sort code, else 4 to 34 letters and digits.</param>
/// <param name="Iban">International bank account number (ISO 13616).</param>
/// <param name="Bic">Business identifier code (ISO 9362): 8 or 11 characters.</param>
/// <param name="PayId">E-mail address, Australian phone number, ABN, ACN or organisation name.</param>
/// <param name="Aba">ABA routing number: 9 digits.</param>
/// <param name="SortCode">6 digits.</param>
/// <param name="Ifsc">11 characters.</param>
/// <param name="Cnaps">12 digits.</param>
/// <param name="Clabe">18 digits.</param>
public sealed record RecipientAccountInput(
    AccountType Type,
    Currency Currency,
    string Country,
    string? Bsb,
    string? AccountNumber,
    string? Iban,
    string? Bic,
    string? PayId,
    string? Aba,
    string? SortCode,
    string? Ifsc,
    string? Cnaps,
    string? Clabe
)
{
    internal AccountDetails ToDetails() =>
        new()
        {
            Type = Type,
            Currency = Currency,
            Country = Country,
            Bsb = Bsb,
            AccountNumber = AccountNumber,
            Iban = Iban,
            Bic = Bic,
            PayId = PayId,
            Aba = Aba,
            SortCode = SortCode,
            Ifsc = Ifsc,
            Cnaps = Cnaps,
            Clabe = Clabe,
        };
}

internal static class RecipientAccountRules
{
    /// <summary>Everything that is wrong with an account, each problem at its field.</summary>
    public static void Check<T>(RecipientAccountInput account, ValidationContext<T> context)
    {
        foreach (var problem in AccountRules.Problems(account.ToDetails()))
        {
            // The path is whole already: a name alone would get the path of a nested input twice.
            context.AddFailure(
                new ValidationFailure($"{context.PropertyPath}.{problem.Field}", problem.Message)
            );
        }
    }
}
