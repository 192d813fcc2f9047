using Payments.Domain.Institutions;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Institutions;

[QueryType]
public static class InstitutionQueries
{
    /// <summary>Your institutions, in the order of their creation.</summary>
    /// <param name="includeDeleted">True to list those as well that were taken out of use.</param>
    [Authorize]
    [UsePaging]
    [UseFiltering<InstitutionFilter>]
    [UseSorting<InstitutionOrder>]
    public static IQueryable<Institution> GetInstitutions(PaymentsDb db, bool? includeDeleted) =>
        includeDeleted is true
            ? db.Set<Institution>()
            : db.Set<Institution>().Where(institution => institution.DeletedAt == null);
}

/// <summary>What institutions can be found by.</summary>
public sealed class InstitutionFilter : FilterInputType<Institution>
{
    protected override void Configure(IFilterInputTypeDescriptor<Institution> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("What its review has come to.");
        descriptor.Field(row => row.LegalName).Description("As registered.");
        descriptor.Field(row => row.BusinessNumber).Description("In its register.");
        descriptor.Field(row => row.Country).Description("Of its address.");
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}

/// <summary>What institutions can be sorted by.</summary>
public sealed class InstitutionOrder : SortInputType<Institution>
{
    protected override void Configure(ISortInputTypeDescriptor<Institution> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}
