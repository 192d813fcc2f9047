using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.WithdrawalBatches;

/// <summary>What the accepted lines of a batch come to in one currency.</summary>
public sealed class WithdrawalBatchTotal : ITenantOwned
{
    private WithdrawalBatchTotal() { } // EF Core

    public TenantId TenantId { get; private init; }

    public WithdrawalBatchId BatchId { get; private init; }

    public Currency Currency { get; private init; } = null!;

    public int LineCount { get; private set; }

    /// <summary>What the recipients get.</summary>
    public Money Amount { get; private set; }

    /// <summary>What is charged on top.</summary>
    public Money Fee { get; private set; }

    internal static WithdrawalBatchTotal Of(WithdrawalBatch batch, Currency currency) =>
        new()
        {
            TenantId = batch.TenantId,
            BatchId = batch.Id,
            Currency = currency,
            Amount = Money.Zero(currency),
            Fee = Money.Zero(currency),
        };

    internal void Add(Money amount, Money fee)
    {
        LineCount++;
        Amount += amount;
        Fee += fee;
    }

    internal void Clear() =>
        (LineCount, Amount, Fee) = (0, Money.Zero(Currency), Money.Zero(Currency));
}
