using Payments.Domain.AddressCleansings;
using Payments.Domain.Storage;

namespace Payments.GraphQL.AddressCleansings;

[QueryType]
public static class AddressCleansingQueries
{
    /// <summary>Your address cleansings, in the order of their creation.</summary>
    [Authorize]
    [UsePaging]
    [UseFiltering<AddressCleansingFilter>]
    [UseSorting<AddressCleansingOrder>]
    public static IQueryable<AddressCleansing> GetAddressCleansings(PaymentsDb db) =>
        db.Set<AddressCleansing>();
}

/// <summary>What addressCleansings can be found by.</summary>
public sealed class AddressCleansingFilter : FilterInputType<AddressCleansing>
{
    protected override void Configure(IFilterInputTypeDescriptor<AddressCleansing> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor.Field(row => row.Recommendation).Description("What the cleanser recommends.");
        descriptor.Field(row => row.Score).Description("0 to 100.");
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}

/// <summary>What addressCleansings can be sorted by.</summary>
public sealed class AddressCleansingOrder : SortInputType<AddressCleansing>
{
    protected override void Configure(ISortInputTypeDescriptor<AddressCleansing> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}
