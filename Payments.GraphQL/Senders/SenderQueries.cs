using Payments.Domain.Senders;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Senders;

[QueryType]
public static class SenderQueries
{
    /// <summary>Your senders, in the order of their creation.</summary>
    [Authorize]
    [UsePaging]
    [UseFiltering<SenderFilter>]
    [UseSorting<SenderOrder>]
    public static IQueryable<Sender> GetSenders(PaymentsDb db) => db.Set<Sender>();
}

/// <summary>What senders can be found by.</summary>
public sealed class SenderFilter : FilterInputType<Sender>
{
    protected override void Configure(IFilterInputTypeDescriptor<Sender> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}

/// <summary>What senders can be sorted by.</summary>
public sealed class SenderOrder : SortInputType<Sender>
{
    protected override void Configure(ISortInputTypeDescriptor<Sender> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}
