using Payments.Domain.Recipients;

namespace Payments.GraphQL.Recipients;

/// <summary>Where the money goes: exactly the fields that the account's type has, in their normal form.</summary>
[ObjectType<AccountDetails>]
public static class RecipientAccountType
{
    internal static void Configure(IObjectTypeDescriptor<AccountDetails> account)
    {
        account.Name("RecipientAccount");
        account.BindFieldsExplicitly();
        account.Field(row => row.Type).Description("How the account is addressed.");
        account.Field(row => row.Currency).Description("What the account takes.");
        account.Field(row => row.Country);
        account.Field(row => row.Bsb).Description("6 digits.");
        account.Field(row => row.AccountNumber).Description("Without spaces and hyphens.");
        account.Field(row => row.Iban).Description("Without spaces, in upper case.");
        account.Field(row => row.Bic).Description("8 or 11 characters.");
        account.Field(row => row.PayId).Description("As the scheme stores it.");
        account.Field(row => row.Aba).Description("9 digits.");
        account.Field(row => row.SortCode).Description("6 digits.");
        account.Field(row => row.Ifsc).Description("11 characters.");
        account.Field(row => row.Cnaps).Description("12 digits.");
        account.Field(row => row.Clabe).Description("18 digits.");
    }
}
