using Payments.Domain.Withdrawals;

namespace Payments.GraphQL.Withdrawals;

/// <summary>Who is paid, as it was when the withdrawal was made.</summary>
[ObjectType<WithdrawalPayee>]
public static class WithdrawalPayeeType
{
    internal static void Configure(IObjectTypeDescriptor<WithdrawalPayee> payee)
    {
        payee.BindFieldsExplicitly();
        payee.Field(row => row.Name).Description("A person's or a company's.");
        payee.Field(row => row.Email).Description("Where the recipient can be told.");
        payee.Field(row => row.Address).Description("Of the recipient, not of the bank.");
        payee.Field(row => row.Account).Description("Where the money goes.");
    }

    /// <summary>The name as rails carry it.</summary>
    public static string GetDisplayName([Parent] WithdrawalPayee payee) => payee.Name.DisplayName;
}

/// <summary>Who pays, as it was when the withdrawal was made.</summary>
[ObjectType<WithdrawalPayer>]
public static class WithdrawalPayerType
{
    internal static void Configure(IObjectTypeDescriptor<WithdrawalPayer> payer)
    {
        payer.BindFieldsExplicitly();
        payer.Field(row => row.Mode).Description("Who is named.");
        payer.Field(row => row.DisplayName).Description("What the recipient's bank is told.");
        payer.Field(row => row.Address).Description("Of the sender, where known.");
        payer.Field(row => row.DateOfBirth).Description("Of the sender, where known.");
    }
}
