using Payments.Domain.Conversions;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Conversions;

[QueryType]
public static class ConversionQueries
{
    /// <summary>Your conversions, in the order of their creation.</summary>
    [Authorize]
    [UsePaging]
    [UseFiltering<ConversionFilter>]
    [UseSorting<ConversionOrder>]
    public static IQueryable<Conversion> GetConversions(PaymentsDb db) => db.Set<Conversion>();
}

/// <summary>What conversions can be found by.</summary>
public sealed class ConversionFilter : FilterInputType<Conversion>
{
    protected override void Configure(IFilterInputTypeDescriptor<Conversion> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor
            .Field(row => row.From.Currency)
            .Name("fromCurrency")
            .Description("What leaves a balance.");
        descriptor
            .Field(row => row.To.Currency)
            .Name("toCurrency")
            .Description("What enters a balance.");
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
        descriptor.Field(row => row.UpdatedAt).Description("When it last changed, on your clock.");
    }
}

/// <summary>What conversions can be sorted by.</summary>
public sealed class ConversionOrder : SortInputType<Conversion>
{
    protected override void Configure(ISortInputTypeDescriptor<Conversion> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
        descriptor.Field(row => row.UpdatedAt).Description("When it last changed, on your clock.");
    }
}
