using Payments.Domain.TransferParties;

namespace Payments.GraphQL.TransferParties;

/// <summary>Who is paid, as it was when the transfer was made.</summary>
[ObjectType<Payee>]
public static class PayeeType
{
    internal static void Configure(IObjectTypeDescriptor<Payee> payee)
    {
        payee.BindFieldsExplicitly();
        payee.Field(row => row.Name).Description("A person's or a company's.");
        payee.Field(row => row.Email).Description("Where the recipient can be told.");
        payee.Field(row => row.Address).Description("Of the recipient, not of the bank.");
        payee.Field(row => row.Account).Description("Where the money goes.");
    }

    /// <summary>The name as rails carry it.</summary>
    public static string GetDisplayName([Parent] Payee payee) => payee.Name.DisplayName;
}

/// <summary>Who pays, as it was when the transfer was made.</summary>
[ObjectType<Payer>]
public static class PayerType
{
    internal static void Configure(IObjectTypeDescriptor<Payer> payer)
    {
        payer.BindFieldsExplicitly();
        payer.Field(row => row.Mode).Description("Who is named.");
        payer.Field(row => row.DisplayName).Description("What the recipient's bank is told.");
        payer.Field(row => row.Address).Description("Of the sender, where known.");
        payer.Field(row => row.DateOfBirth).Description("Of the sender, where known.");
    }
}
