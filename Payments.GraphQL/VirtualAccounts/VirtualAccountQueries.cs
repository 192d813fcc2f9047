using Payments.Domain.Institutions;
using Payments.Domain.Storage;
using Payments.Domain.VirtualAccounts;

namespace Payments.GraphQL.VirtualAccounts;

[QueryType]
public static class VirtualAccountQueries
{
    /// <summary>Your virtual accounts, in the order of their creation.</summary>
    /// <param name="db">The caller's data.</param>
    /// <param name="instructingInstitutionId">Only those that are for this institution.</param>
    [Authorize]
    [UsePaging]
    [UseFiltering<VirtualAccountFilter>]
    [UseSorting<VirtualAccountOrder>]
    public static IQueryable<VirtualAccount> GetVirtualAccounts(
        PaymentsDb db,
        [ID<Institution>] InstitutionId? instructingInstitutionId
    ) =>
        instructingInstitutionId is { } institution
            ? db.Set<VirtualAccount>().Where(row => row.InstructingInstitutionId == institution)
            : db.Set<VirtualAccount>();
}

/// <summary>What virtualAccounts can be found by.</summary>
public sealed class VirtualAccountFilter : FilterInputType<VirtualAccount>
{
    protected override void Configure(IFilterInputTypeDescriptor<VirtualAccount> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Whether it takes deposits.");
        descriptor.Field(row => row.Currency).Description("The one currency it takes.");
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.AccountName).Description("As payers see it.");
        descriptor.Field(row => row.Bsb).Description("Six digits.");
        descriptor.Field(row => row.AccountNumber).Description("Digits.");
        descriptor.Field(row => row.Iban).Description("Without spaces.");
        descriptor
            .Field(row => row.Holder!.Type)
            .Name("clientType")
            .Description("What the holder is.");
        descriptor
            .Field(row => row.Holder!.FirstName)
            .Name("firstName")
            .Description("Of the holder or its contact.");
        descriptor
            .Field(row => row.Holder!.LastName)
            .Name("lastName")
            .Description("Of the holder or its contact.");
        descriptor
            .Field(row => row.Holder!.Email)
            .Name("email")
            .Description("Of the holder or its contact.");
        descriptor
            .Field(row => row.Holder!.LegalName)
            .Name("legalName")
            .Description("Of a company.");
        descriptor
            .Field(row => row.Holder!.BusinessNumber)
            .Name("businessNumber")
            .Description("Of a company.");
        descriptor
            .Field(row => row.Address!.Country)
            .Name("country")
            .Description("Where the holder lives or is registered.");
        descriptor
            .Field(row => row.AddressVerification)
            .Description("Whether the holder's address exists.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}

/// <summary>What virtualAccounts can be sorted by.</summary>
public sealed class VirtualAccountOrder : SortInputType<VirtualAccount>
{
    protected override void Configure(ISortInputTypeDescriptor<VirtualAccount> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}
