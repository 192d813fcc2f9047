using Payments.Domain.Deposits;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Deposits;

[QueryType]
public static class DepositQueries
{
    /// <summary>Your deposits, in the order of their arrival.</summary>
    [Authorize]
    [UsePaging]
    [UseFiltering<DepositFilter>]
    [UseSorting<DepositOrder>]
    public static IQueryable<Deposit> GetDeposits(PaymentsDb db) => db.Set<Deposit>();
}

/// <summary>What deposits can be found by.</summary>
public sealed class DepositFilter : FilterInputType<Deposit>
{
    protected override void Configure(IFilterInputTypeDescriptor<Deposit> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor.Field(row => row.Reference).Description("What the payer wrote.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}

/// <summary>What deposits can be sorted by.</summary>
public sealed class DepositOrder : SortInputType<Deposit>
{
    protected override void Configure(ISortInputTypeDescriptor<Deposit> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}
