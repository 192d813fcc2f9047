using Payments.Domain.Fx;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Fx;

[QueryType]
public static class QuoteQueries
{
    /// <summary>Your quotes, in the order of their creation.</summary>
    [Authorize]
    [UsePaging]
    [UseFiltering<QuoteFilter>]
    [UseSorting<QuoteOrder>]
    public static IQueryable<Quote> GetQuotes(PaymentsDb db) => db.Set<Quote>();
}

/// <summary>What quotes can be found by.</summary>
public sealed class QuoteFilter : FilterInputType<Quote>
{
    protected override void Configure(IFilterInputTypeDescriptor<Quote> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor.Field(row => row.Applicability).Description("What it can buy.");
        descriptor
            .Field(row => row.From.Currency)
            .Name("fromCurrency")
            .Description("What is given.");
        descriptor.Field(row => row.To.Currency).Name("toCurrency").Description("What is got.");
        descriptor
            .Field(row => row.ExpiresAt)
            .Description("When a firm price ends, on your clock.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}

/// <summary>What quotes can be sorted by.</summary>
public sealed class QuoteOrder : SortInputType<Quote>
{
    protected override void Configure(ISortInputTypeDescriptor<Quote> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}
