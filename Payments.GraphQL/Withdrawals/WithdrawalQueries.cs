using Payments.Domain.Institutions;
using Payments.Domain.Recipients;
using Payments.Domain.Senders;
using Payments.Domain.Storage;
using Payments.Domain.VirtualAccounts;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Withdrawals;

[QueryType]
public static class WithdrawalQueries
{
    /// <summary>Your withdrawals, in the order of their creation.</summary>
    /// <param name="db">The caller's data.</param>
    /// <param name="recipientId">Only to this recipient.</param>
    /// <param name="senderId">Only from this sender.</param>
    /// <param name="virtualAccountId">Only on behalf of this sub-client.</param>
    /// <param name="instructingInstitutionId">Only what this institution told you to pay.</param>
    /// <param name="amount">Only of such an amount, without the fee.</param>
    [Authorize]
    [UsePaging]
    [UseFiltering<WithdrawalFilter>]
    [UseSorting<WithdrawalOrder>]
    public static IQueryable<Withdrawal> GetWithdrawals(
        PaymentsDb db,
        [ID<Recipient>] RecipientId? recipientId,
        [ID<Sender>] SenderId? senderId,
        [ID<VirtualAccount>] VirtualAccountId? virtualAccountId,
        [ID<Institution>] InstitutionId? instructingInstitutionId,
        AmountRangeInput? amount
    )
    {
        IQueryable<Withdrawal> withdrawals = db.Set<Withdrawal>();
        withdrawals = recipientId is { } recipient
            ? withdrawals.Where(row => row.RecipientId == recipient)
            : withdrawals;
        withdrawals = senderId is { } sender
            ? withdrawals.Where(row => row.SenderId == sender)
            : withdrawals;
        withdrawals = instructingInstitutionId is { } institution
            ? withdrawals.Where(row => row.InstructingInstitutionId == institution)
            : withdrawals;
        withdrawals = virtualAccountId is { } account
            ? withdrawals.Where(row => row.VirtualAccountId == account)
            : withdrawals;
        return amount is null ? withdrawals : OfAmount(withdrawals, amount);
    }

    private static IQueryable<Withdrawal> OfAmount(
        IQueryable<Withdrawal> withdrawals,
        AmountRangeInput range
    )
    {
        var (min, max) = range.Bounds("amount");
        return withdrawals.Where(row =>
            row.Amount.Currency == range.Currency
            && row.Amount.MinorUnits >= min
            && row.Amount.MinorUnits <= max
        );
    }
}

/// <summary>What withdrawals can be found by.</summary>
public sealed class WithdrawalFilter : FilterInputType<Withdrawal>
{
    protected override void Configure(IFilterInputTypeDescriptor<Withdrawal> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor.Field(row => row.Approval).Description("What a second member said.");
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.Reference).Description("The text as you wrote it.");
        descriptor.Field(row => row.Reason).Description("What the money is for.");
        descriptor.Field(row => row.Rail).Description("The clearing that carries it.");
        descriptor.Field(row => row.RailService).Description("The rail's service.");
        descriptor
            .Field(row => row.ReasonCode)
            .Name("rejectCode")
            .Description("Why it did not arrive, by the name of the code.");
        descriptor
            .Field(row => row.Amount, (MoneyOperationFilterInput money) => money.ToCondition())
            .Description("What the recipient gets, without the fee.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
        descriptor.Field(row => row.ScheduledAt).Description("When it is to go, on your clock.");
        descriptor.Field(row => row.ClearedAt).Description("When it was confirmed.");
        descriptor.Field(row => row.RejectedAt).Description("When it failed or was stopped.");
        descriptor.Field(row => row.RefundedAt).Description("When money came back.");
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
