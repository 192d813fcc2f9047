using Payments.Domain.Storage;
using Payments.Domain.Withdrawals;

namespace Payments.GraphQL.Withdrawals;

[QueryType]
public static class WithdrawalQueries
{
    /// <summary>Your withdrawals, in the order of their creation.</summary>
    [Authorize]
    [UsePaging]
    [UseFiltering<WithdrawalFilter>]
    [UseSorting<WithdrawalOrder>]
    public static IQueryable<Withdrawal> GetWithdrawals(PaymentsDb db) => db.Set<Withdrawal>();
}

/// <summary>What withdrawals can be found by.</summary>
public sealed class WithdrawalFilter : FilterInputType<Withdrawal>
{
    protected override void Configure(IFilterInputTypeDescriptor<Withdrawal> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}

/// <summary>What withdrawals can be sorted by.</summary>
public sealed class WithdrawalOrder : SortInputType<Withdrawal>
{
    protected override void Configure(ISortInputTypeDescriptor<Withdrawal> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}
