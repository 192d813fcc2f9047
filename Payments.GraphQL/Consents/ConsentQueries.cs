using Payments.Domain.Consents;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Consents;

[QueryType]
public static class ConsentQueries
{
    /// <summary>Your permissions to read accounts, in the order of their creation.</summary>
    [Authorize]
    [UsePaging]
    [UseFiltering<ConsentFilter>]
    [UseSorting<ConsentOrder>]
    public static IQueryable<Consent> GetConsents(PaymentsDb db) => db.Set<Consent>();
}

/// <summary>What consents can be found by.</summary>
public sealed class ConsentFilter : FilterInputType<Consent>
{
    protected override void Configure(IFilterInputTypeDescriptor<Consent> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}

/// <summary>What consents can be sorted by.</summary>
public sealed class ConsentOrder : SortInputType<Consent>
{
    protected override void Configure(ISortInputTypeDescriptor<Consent> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}
