using Payments.Domain.FxPayments;
using Payments.Domain.Storage;

namespace Payments.GraphQL.FxPayments;

[QueryType]
public static class PaymentQueries
{
    /// <summary>Your payments in another currency, in the order of their creation.</summary>
    [Authorize]
    [UsePaging]
    [UseFiltering<PaymentFilter>]
    [UseSorting<PaymentOrder>]
    public static IQueryable<Payment> GetPayments(PaymentsDb db) => db.Set<Payment>();
}

/// <summary>What payments can be found by.</summary>
public sealed class PaymentFilter : FilterInputType<Payment>
{
    protected override void Configure(IFilterInputTypeDescriptor<Payment> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}

/// <summary>What payments can be sorted by.</summary>
public sealed class PaymentOrder : SortInputType<Payment>
{
    protected override void Configure(ISortInputTypeDescriptor<Payment> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}
