using Payments.Domain.FundingAccounts;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.GraphQL.FundingAccounts;

/// <summary>
/// An account to pay money into in its currency. Many pay into it: without the `reference` nobody can
/// tell whose the money is. What comes with it is a deposit; anything else waits in suspense until an
/// operator has assigned it or sent it back.
/// </summary>
[ObjectType<FundingAccount>]
public static class FundingAccountType
{
    internal static void Configure(IObjectTypeDescriptor<FundingAccount> account)
    {
        account.BindFieldsExplicitly();
        account.Field(row => row.Currency).Description("What it takes.");
        account.Field(row => row.Iban).Description("Its IBAN, without spaces, where it has one.");
        account
            .Field(row => row.Bsb)
            .Description("Its bank, state and branch: six digits; AUD only.");
        account.Field(row => row.AccountNumber).Description("Its number, where it has no IBAN.");
        account.Field(row => row.Bic).Description("The BIC of the bank that keeps it.");
        account.Field(row => row.Institution).Description("The bank that keeps it.");
        account
            .Field(row => row.Reference)
            .Description(
                "What must stand in the text of each payment: a creditor reference by ISO 11649, yours or your sub-client's alone and for ever. Spaces and lower case do no harm."
            );
        account
            .Field(row => row.AccountName)
            .Description("Whom the payer names as the one who is paid.");
        account.Field(row => row.AccountAddress).Description("The address of the one who is paid.");
    }
}

/// <summary>A bank that keeps a funding account.</summary>
[ObjectType<FundingInstitution>]
public static class FundingInstitutionType
{
    internal static void Configure(IObjectTypeDescriptor<FundingInstitution> institution)
    {
        institution.BindFieldsExplicitly();
        institution.Field(row => row.Name).Description("Its name.");
        institution.Field(row => row.Address).Description("Where it is.");
    }
}

[QueryType]
public static class FundingAccountQueries
{
    /// <summary>
    /// Where money for you can be paid in, with the reference that must come with it. Empty for a LIVE
    /// tenant that no account is open for.
    /// </summary>
    /// <param name="currencies">Only these; left out: all that there are.</param>
    [Authorize]
    public static IReadOnlyList<FundingAccount> GetFundingAccounts(
        IReadOnlyList<Currency>? currencies,
        Caller caller
    ) =>
        FundingAccountDirectory.For(
            FundingReference.Of(caller.TenantId),
            caller.Environment,
            currencies
        );
}
