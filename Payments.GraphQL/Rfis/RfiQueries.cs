using Payments.Domain.Deposits;
using Payments.Domain.FxPayments;
using Payments.Domain.Rfis;
using Payments.Domain.Storage;
using Payments.Domain.Withdrawals;

namespace Payments.GraphQL.Rfis;

[QueryType]
public static class RfiQueries
{
    /// <summary>The requests for information that we have put to you, in the order of their creation.</summary>
    /// <param name="db">The caller's data.</param>
    /// <param name="withdrawalId">Only about this withdrawal.</param>
    /// <param name="depositId">Only about this deposit.</param>
    /// <param name="paymentId">Only about this payment.</param>
    [Authorize]
    [UsePaging]
    [UseFiltering<RfiFilter>]
    [UseSorting<RfiOrder>]
    public static IQueryable<Rfi> GetRfis(
        PaymentsDb db,
        [ID<Withdrawal>] WithdrawalId? withdrawalId,
        [ID<Deposit>] DepositId? depositId,
        [ID<Payment>] PaymentId? paymentId
    )
    {
        IEnumerable<Guid?> transactions = [withdrawalId?.Value, depositId?.Value, paymentId?.Value];
        var links = db.Set<RfiTransaction>();
        return transactions
            .OfType<Guid>()
            .Aggregate(
                (IQueryable<Rfi>)db.Set<Rfi>(),
                (rfis, id) =>
                    rfis.Where(rfi =>
                        links.Any(link => link.SubjectId == id && link.RfiId == rfi.Id)
                    )
            );
    }
}

/// <summary>What rfis can be found by.</summary>
public sealed class RfiFilter : FilterInputType<Rfi>
{
    protected override void Configure(IFilterInputTypeDescriptor<Rfi> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor.Field(row => row.Outcome).Description("How it was closed.");
        descriptor.Field(row => row.Deadline).Description("Until when it can be answered.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
        descriptor.Field(row => row.UpdatedAt).Description("When it changed last.");
    }
}

/// <summary>What rfis can be sorted by.</summary>
public sealed class RfiOrder : SortInputType<Rfi>
{
    protected override void Configure(ISortInputTypeDescriptor<Rfi> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
        descriptor.Field(row => row.Deadline).Description("Until when it can be answered.");
    }
}
