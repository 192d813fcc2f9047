using Payments.Domain.CreditRecalls;
using Payments.Domain.Deposits;
using Payments.Domain.Storage;

namespace Payments.GraphQL.CreditRecalls;

[QueryType]
public static class CreditRecallQueries
{
    /// <summary>What payers' banks want back of what came in for you, in the order in which they were told.</summary>
    /// <param name="db">The caller's data.</param>
    /// <param name="depositId">Only of this deposit.</param>
    [Authorize]
    [UsePaging]
    [UseFiltering<CreditRecallFilter>]
    [UseSorting<CreditRecallOrder>]
    public static IQueryable<CreditRecall> GetCreditRecalls(
        PaymentsDb db,
        [ID<Deposit>] DepositId? depositId
    )
    {
        IQueryable<CreditRecall> recalls = db.Set<CreditRecall>();
        return depositId is { } id ? recalls.Where(recall => recall.DepositId == id) : recalls;
    }
}

/// <summary>What creditRecalls can be found by.</summary>
public sealed class CreditRecallFilter : FilterInputType<CreditRecall>
{
    protected override void Configure(IFilterInputTypeDescriptor<CreditRecall> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor.Field(row => row.Refusal).Description("Why the money stays.");
        descriptor.Field(row => row.ReasonCode).Description("Why it is wanted back.");
        descriptor.Field(row => row.Rail).Description("The clearing that brought the money.");
        descriptor.Field(row => row.RailCreditId).Description("The rail's own id of the money.");
        descriptor.Field(row => row.Deadline).Description("Until when it waits.");
        descriptor.Field(row => row.CreatedAt).Description("When the rail told of it.");
    }
}

/// <summary>What creditRecalls can be sorted by.</summary>
public sealed class CreditRecallOrder : SortInputType<CreditRecall>
{
    protected override void Configure(ISortInputTypeDescriptor<CreditRecall> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("When the rail told of it.");
        descriptor.Field(row => row.Deadline).Description("Until when it waits.");
    }
}
