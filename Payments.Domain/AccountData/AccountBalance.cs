using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.AccountData;

/// <summary>One of an account's balances, as the bank told it last.</summary>
public sealed class AccountBalance : ITenantOwned
{
    private AccountBalance() { } // EF Core

    public TenantId TenantId { get; private init; }

    public BankAccountId BankAccountId { get; private init; }

    /// <summary>The Berlin Group's name: closingBooked, expected, interimAvailable …</summary>
    public string Type { get; private init; } = "";

    public Money Amount { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal static AccountBalance From(
        BankAccount account,
        ReportedBalance reported,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = account.TenantId,
            BankAccountId = account.Id,
            Type = reported.Type,
            Amount = reported.Amount,
            At = reported.At ?? now,
        };

    internal void Update(ReportedBalance reported, DateTimeOffset now) =>
        (Amount, At) = (reported.Amount, reported.At ?? now);
}
