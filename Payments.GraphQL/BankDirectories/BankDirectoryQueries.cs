using Payments.Domain.AccountNumbers;
using Payments.Domain.BankDirectories;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.BankDirectories;

/// <summary>What is known of a bank.</summary>
[ObjectType<BankInfo>]
public static class BankInfoType
{
    internal static void Configure(IObjectTypeDescriptor<BankInfo> bank)
    {
        bank.BindFieldsExplicitly();
        bank.Field(value => value.Name).Description("As the public knows it.");
        bank.Field(value => value.Bic).Description("8 characters: the head office.");
        bank.Field(value => value.City).Description("Where its head office is.");
        bank.Field(value => value.Country).Description("Two-letter code of ISO 3166-1.");
    }
}

[QueryType]
public static class BankDirectoryQueries
{
    /// <summary>
    /// The bank that a number names; null when it is not known. Exactly one argument is given, else INVALID_INPUT, as
    /// for a number that cannot be one.
    /// </summary>
    /// <param name="bsb">6 digits; hyphens and spaces do not count.</param>
    /// <param name="bic">8 or 11 characters; of a branch its bank is answered.</param>
    /// <param name="iban">With or without spaces.</param>
    public static BankInfo? GetBankInfo(
        IBankDirectory directory,
        string? bsb,
        string? bic,
        string? iban
    ) =>
        (bsb, bic, iban) switch
        {
            ({ } text, null, null) => directory.FindByBsb(Normal(Bsb.Check(text))),
            (null, { } text, null) => directory.FindByBic(Normal(Bic.Check(text))),
            (null, null, { } text) => directory.FindByIban(Normal(Iban.Check(text))),
            _ => throw Refusals.Make("Exactly one of bsb, bic and iban is given.", "INVALID_INPUT"),
        };

    /// <summary>Every bank that `bankInfo` knows: well-known ones of Australia and of SEPA countries.</summary>
    /// <param name="country">Only those of this country (ISO 3166-1).</param>
    public static IEnumerable<BankInfo> GetBankDirectory(
        IBankDirectory directory,
        string? country
    ) => directory.Banks.Where(bank => country is null || bank.Country == country);

    private static string Normal(Checked text) =>
        text.Value ?? throw Refusals.Make(text.Problem!, "INVALID_INPUT");
}
