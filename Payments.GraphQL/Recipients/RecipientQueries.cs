using Payments.Domain.Recipients;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Recipients;

[QueryType]
public static class RecipientQueries
{
    /// <summary>Your recipients, in the order of their creation.</summary>
    /// <param name="includeDeleted">True to list those as well that were taken out of use.</param>
    [Authorize]
    [UsePaging]
    [UseFiltering<RecipientFilter>]
    [UseSorting<RecipientOrder>]
    public static IQueryable<Recipient> GetRecipients(PaymentsDb db, bool? includeDeleted) =>
        includeDeleted is true
            ? db.Set<Recipient>()
            : db.Set<Recipient>().Where(recipient => recipient.DeletedAt == null);
}

/// <summary>What recipients can be found by. Texts are compared in their normal form.</summary>
public sealed class RecipientFilter : FilterInputType<Recipient>
{
    protected override void Configure(IFilterInputTypeDescriptor<Recipient> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
        descriptor.Field(row => row.Email).Description("As it was given.");
        descriptor.Field(row => row.NickName).Description("The short name.");
        descriptor.Field(row => row.DateOfBirth).Description("Of a person.");
        descriptor.Field(row => row.BusinessNumber).Description("Of a company.");
        descriptor.Field(row => row.Name.FirstName).Name("firstName").Description("Of a person.");
        descriptor.Field(row => row.Name.MiddleName).Name("middleName").Description("Of a person.");
        descriptor.Field(row => row.Name.LastName).Name("lastName").Description("Of a person.");
        descriptor
            .Field(row => row.Name.CompanyName)
            .Name("companyName")
            .Description("Of a company.");
        descriptor
            .Field(row => row.Account.Type)
            .Name("accountType")
            .Description("How the account is addressed.");
        descriptor
            .Field(row => row.Account.Currency)
            .Name("currency")
            .Description("What the account takes.");
        descriptor
            .Field(row => row.Account.Country)
            .Name("accountCountry")
            .Description("Where it is held.");
        descriptor.Field(row => row.Account.Bsb).Name("bsb").Description("6 digits.");
        descriptor
            .Field(row => row.Account.AccountNumber)
            .Name("accountNumber")
            .Description("Without spaces and hyphens.");
        descriptor
            .Field(row => row.Account.Iban)
            .Name("iban")
            .Description("Without spaces, in upper case.");
        descriptor.Field(row => row.Account.Bic).Name("bic").Description("8 or 11 characters.");
        descriptor
            .Field(row => row.Account.PayId)
            .Name("payId")
            .Description("As the scheme stores it.");
        descriptor.Field(row => row.Account.Aba).Name("aba").Description("9 digits.");
        descriptor.Field(row => row.Account.SortCode).Name("sortCode").Description("6 digits.");
        descriptor.Field(row => row.Account.Ifsc).Name("ifsc").Description("11 characters.");
        descriptor.Field(row => row.Account.Cnaps).Name("cnaps").Description("12 digits.");
        descriptor.Field(row => row.Account.Clabe).Name("clabe").Description("18 digits.");
    }
}

/// <summary>What recipients can be sorted by.</summary>
public sealed class RecipientOrder : SortInputType<Recipient>
{
    protected override void Configure(ISortInputTypeDescriptor<Recipient> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
        descriptor.Field(row => row.NickName).Description("The short name.");
    }
}
