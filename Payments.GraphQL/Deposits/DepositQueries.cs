using Payments.Domain.Deposits;
using Payments.Domain.Storage;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Deposits;

[QueryType]
public static class DepositQueries
{
    /// <summary>Your deposits, in the order of their arrival.</summary>
    /// <param name="db">The caller's data.</param>
    /// <param name="virtualAccountId">Only on this account, or with the reference of its holder: so only of this sub-client.</param>
    /// <param name="payerAccountNumber">Only from the account with exactly this IBAN or number.</param>
    /// <param name="amount">Only of such an amount, before the fee.</param>
    [Authorize]
    [UsePaging]
    [UseFiltering<DepositFilter>]
    [UseSorting<DepositOrder>]
    public static IQueryable<Deposit> GetDeposits(
        PaymentsDb db,
        [ID<VirtualAccount>] VirtualAccountId? virtualAccountId,
        string? payerAccountNumber,
        AmountRangeInput? amount
    )
    {
        IQueryable<Deposit> deposits = db.Set<Deposit>();
        deposits = virtualAccountId is { } account
            ? deposits.Where(row => row.VirtualAccountId == account)
            : deposits;
        deposits = payerAccountNumber is { } number
            ? deposits.Where(row => row.PayerAccount!.Number == number)
            : deposits;
        if (amount is null)
        {
            return deposits;
        }

        var (min, max) = amount.Bounds("amount");
        return deposits.Where(row =>
            row.Amount.Currency == amount.Currency
            && row.Amount.MinorUnits >= min
            && row.Amount.MinorUnits <= max
        );
    }
}

/// <summary>What deposits can be found by.</summary>
public sealed class DepositFilter : FilterInputType<Deposit>
{
    protected override void Configure(IFilterInputTypeDescriptor<Deposit> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor.Field(row => row.Reference).Description("What the payer wrote.");
        descriptor.Field(row => row.PayerName).Description("Who paid, as the rail tells.");
        descriptor
            .Field(row => row.PayerMatch)
            .Description("Whether the payer is the holder of the account.");
        descriptor
            .Field(row => row.FundingReference)
            .Description("The reference by which it was booked; null when an account was paid.");
        descriptor.Field(row => row.Rail).Description("The clearing that brought it.");
        descriptor.Field(row => row.RailService).Description("The rail's service.");
        descriptor.Field(row => row.RailCreditId).Description("The rail's own id of the credit.");
        descriptor
            .Field(row => row.ReasonCode)
            .Name("rejectCode")
            .Description("Why it was refused, by the name of the code.");
        descriptor
            .Field(row => row.Amount, (MoneyOperationFilterInput money) => money.ToCondition())
            .Description("What was paid, before the fee.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
        descriptor.Field(row => row.ClearedAt).Description("When it was in the balance.");
        descriptor.Field(row => row.RefundedAt).Description("When something of it was back.");
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
