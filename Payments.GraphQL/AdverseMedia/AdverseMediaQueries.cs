using Payments.Domain.AdverseMedia;
using Payments.Domain.Storage;

namespace Payments.GraphQL.AdverseMedia;

[QueryType]
public static class AdverseMediaQueries
{
    /// <summary>Your searches for bad news, in the order of their creation.</summary>
    [Authorize]
    [UsePaging]
    [UseFiltering<AdverseMediaFilter>]
    [UseSorting<AdverseMediaOrder>]
    public static IQueryable<AdverseMediaRequest> GetAdverseMediaRequests(PaymentsDb db) =>
        db.Set<AdverseMediaRequest>();
}

/// <summary>What adverseMediaRequests can be found by.</summary>
public sealed class AdverseMediaFilter : FilterInputType<AdverseMediaRequest>
{
    protected override void Configure(IFilterInputTypeDescriptor<AdverseMediaRequest> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor.Field(row => row.FirstName).Description("Of a person.");
        descriptor.Field(row => row.MiddleName).Description("Of a person.");
        descriptor.Field(row => row.LastName).Description("Of a person.");
        descriptor.Field(row => row.AccountName).Description("Of a company, or an undivided name.");
        descriptor
            .Field(row => row.NameKey)
            .Name("nameInUpperCase")
            .Description("The whole name in upper case, for a search that does not mind the case.");
        descriptor.Field(row => row.Country).Description("Two letters.");
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}

/// <summary>What adverseMediaRequests can be sorted by.</summary>
public sealed class AdverseMediaOrder : SortInputType<AdverseMediaRequest>
{
    protected override void Configure(ISortInputTypeDescriptor<AdverseMediaRequest> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}
