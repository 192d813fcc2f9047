using Payments.Domain.Recipients;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Recipients;

[QueryType]
public static class RecipientQueries
{
    /// <summary>Your recipients, in the order of their creation.</summary>
    [Authorize]
    [UsePaging]
    [UseFiltering<RecipientFilter>]
    [UseSorting<RecipientOrder>]
    public static IQueryable<Recipient> GetRecipients(PaymentsDb db) => db.Set<Recipient>();
}

/// <summary>What recipients can be found by.</summary>
public sealed class RecipientFilter : FilterInputType<Recipient>
{
    protected override void Configure(IFilterInputTypeDescriptor<Recipient> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}

/// <summary>What recipients can be sorted by.</summary>
public sealed class RecipientOrder : SortInputType<Recipient>
{
    protected override void Configure(ISortInputTypeDescriptor<Recipient> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}
