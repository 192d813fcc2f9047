using Payments.Domain.VirtualAccounts;

namespace Payments.GraphQL.VirtualAccounts;

/// <summary>The sub-client in whose name an account collects.</summary>
[ObjectType<AccountHolder>]
public static class AccountHolderType
{
    internal static void Configure(IObjectTypeDescriptor<AccountHolder> holder)
    {
        holder.BindFieldsExplicitly();
        holder.Field(value => value.Type).Name("clientType").Description("What it is.");
        holder.Field(value => value.FullName);
        holder.Field(value => value.FirstName).Description("Of the person, or of the contact.");
        holder.Field(value => value.MiddleName).Description("Of a person who has one.");
        holder.Field(value => value.LastName).Description("Of the person, or of the contact.");
        holder.Field(value => value.Email).Description("Where the person is written to.");
        holder.Field(value => value.Mobile).Description("International, grouped by spaces.");
        holder.Field(value => value.DateOfBirth).Description("Of the person.");
        holder.Field(value => value.LegalName).Description("Of a company, as registered.");
        holder.Field(value => value.TradingAsName).Description("Of a company that has one.");
        holder
            .Field(value => value.BusinessNumber)
            .Description("In the register of its country: digits alone in Australia.");
    }
}
