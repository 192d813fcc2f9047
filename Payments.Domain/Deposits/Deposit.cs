using Payments.Domain.Commands;
using Payments.Domain.Fees;
using Payments.Domain.Ids;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.Deposits;

/// <summary>Money that came in by a local rail for one of the tenant's virtual accounts.</summary>
public sealed class Deposit : ITenantOwned, ISubject
{
    private Deposit() { } // EF Core

    public TenantId TenantId { get; private init; }

    public DepositId Id { get; private init; }

    public VirtualAccountId VirtualAccountId { get; private init; }

    /// <summary>What the payer sent.</summary>
    public Money Amount { get; private init; }

    /// <summary>Kept of it.</summary>
    public Money Fee { get; private init; }

    /// <summary>What went back to the payer, or is on its way back.</summary>
    public Money Refunded { get; private set; }

    /// <summary>The rail's own id of the credit: the same money is never booked twice.</summary>
    public string RailCreditId { get; private init; } = "";

    public RailScheme Rail { get; private init; }

    /// <summary>Where it came from, if the rail said; refunds go there.</summary>
    public RailAccount? PayerAccount { get; private init; }

    public string? PayerName { get; private init; }

    /// <summary>What the payer wrote.</summary>
    public string? Reference { get; private init; }

    public DepositStatus Status { get; private set; }

    public string? ReasonCode { get; private set; }

    public string? ReasonMessage { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => DepositLifecycle.Table.IsFinal(Status);

    /// <summary>What can still be sent back.</summary>
    public Money Refundable => Amount - Fee - Refunded;

    internal static Deposit Initialise(
        RailScheme rail,
        CreditNotice credit,
        TenantId tenantId,
        VirtualAccountId virtualAccountId,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = EntityId.New<DepositId>(),
            VirtualAccountId = virtualAccountId,
            Amount = credit.Amount.RequirePositive("amount"),
            Fee = FeeSchedule.Deposit(credit.Amount.Currency),
            Refunded = Money.Zero(credit.Amount.Currency),
            RailCreditId = credit.CreditId,
            Rail = rail,
            PayerName = credit.PayerName,
            PayerAccount = credit.PayerAccount,
            Reference = credit.Reference,
            Version = 1,
            CreatedAt = now,
        };

    internal void Confirm(Work work) => MoveTo(DepositStatus.Confirmed, work);

    /// <summary>Takes money out for a refund; all that was left of it moves the deposit on.</summary>
    internal void Refund(Money amount, string? reason, Work work)
    {
        Refunded += amount;
        if (Refundable.IsPositive)
        {
            Version++;
            work.Events.Append(
                this,
                "deposit.partially_refunding",
                new { Refund = amount, reason }
            );
            return;
        }

        (ReasonCode, ReasonMessage) = (
            "REFUND_REQUESTED",
            reason ?? "Refunded by the account holder."
        );
        MoveTo(DepositStatus.Refunding, work);
    }

    /// <summary>The rail has paid a refund out; with the last one on its way all has arrived.</summary>
    internal void RefundSettled(Money amount, bool isLast, Work work)
    {
        if (Status is DepositStatus.Refunding && isLast)
        {
            MoveTo(DepositStatus.Refunded, work);
            return;
        }

        Version++;
        work.Events.Append(this, "deposit.partially_refunded", new { Refund = amount });
    }

    /// <summary>The rail could not pay a refund out: the money is the tenant's again.</summary>
    internal void RefundFailed(Money amount, RailReason reason, Work work)
    {
        Refunded -= amount;
        (ReasonCode, ReasonMessage) = (reason.Code, reason.Message);
        if (Status is DepositStatus.Refunding)
        {
            MoveTo(DepositStatus.Confirmed, work);
            return;
        }

        Version++;
        work.Events.Append(this, "deposit.refund_failed", new { Refund = amount, reason.Code });
    }

    private void MoveTo(DepositStatus next, Work work)
    {
        var move = DepositLifecycle.Table.Demand(Subject, Status, next, work.Caller.Actor);
        Status = next;
        Version++;
        work.Events.Moved(this, move, new { Amount, Refunded });
    }
}
