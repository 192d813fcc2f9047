using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.AccountData;

public readonly record struct AccountTransactionId(Guid Value) : IEntityId<AccountTransactionId>
{
    public static string Prefix => "atx";

    public static AccountTransactionId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

/// <summary>Something booked on a connected account. What a bank has booked does not change.</summary>
public sealed class AccountTransaction : ITenantOwned
{
    private AccountTransaction() { } // EF Core

    public TenantId TenantId { get; private init; }

    public AccountTransactionId Id { get; private init; }

    public BankAccountId BankAccountId { get; private init; }

    /// <summary>The bank's id, unique within the account: read twice, it is kept once.</summary>
    public string BankTransactionId { get; private init; } = "";

    /// <summary>Without sign; see <see cref="Direction"/>.</summary>
    public Money Amount { get; private init; }

    public Direction Direction { get; private init; }

    public DateOnly? BookedAt { get; private init; }

    public DateOnly? ValueDate { get; private init; }

    public string? CounterpartyName { get; private init; }

    public string? CounterpartyAccount { get; private init; }

    public string? Remittance { get; private init; }

    internal static AccountTransaction From(BankAccount account, ReportedTransaction reported) =>
        new()
        {
            TenantId = account.TenantId,
            Id = EntityId.New<AccountTransactionId>(),
            BankAccountId = account.Id,
            BankTransactionId = reported.TransactionId,
            Amount = reported.Amount.MinorUnits < 0 ? -reported.Amount : reported.Amount,
            Direction = reported.Amount.MinorUnits < 0 ? Direction.Debit : Direction.Credit,
            BookedAt = reported.BookingDate,
            ValueDate = reported.ValueDate,
            CounterpartyName = reported.CounterpartyName,
            CounterpartyAccount = reported.CounterpartyAccount,
            Remittance = reported.Remittance,
        };
}

/// <summary>Which way money went, seen from the account.</summary>
public enum Direction
{
    /// <summary>Came in.</summary>
    Credit,

    /// <summary>Went out.</summary>
    Debit,
}
