using Payments.Domain.Rails;

namespace Payments.GraphQL.Rails;

/// <summary>An account as a rail tells of it.</summary>
[ObjectType<RailAccount>]
public static class RailAccountType
{
    internal static void Configure(IObjectTypeDescriptor<RailAccount> account)
    {
        account.BindFieldsExplicitly();
        account
            .Field(row => row.Type)
            .Description(
                "IBAN, BSB, PAYID, ACCOUNT_NUMBER, ABA, SORT_CODE, IFSC, CNAPS, CLABE, or whatever else the rail says."
            );
        account.Field(row => row.Number).Description("The IBAN, PayID, CLABE or account number.");
        account
            .Field(row => row.Routing)
            .Description("The BSB, ABA, sort code, IFSC or CNAPS beside the number.");
        account.Field(row => row.Bic).Description("Of the bank, where the rail tells.");
        account.Field(row => row.Country).Description("Of the account, where the rail tells.");
    }
}
