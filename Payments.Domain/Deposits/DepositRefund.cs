using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.Deposits;

/// <summary>Where one refund of a deposit stands.</summary>
public enum DepositRefundStatus
{
    /// <summary>Given to the rail.</summary>
    Pending,

    /// <summary>The payer's bank has it.</summary>
    Settled,

    /// <summary>The rail refused it, or it bounced: the money is the tenant's again.</summary>
    Failed,
}

public static class DepositRefundLifecycle
{
    public static readonly Lifecycle<DepositRefundStatus> Table = new(
        "DepositRefund",
        [DepositRefundStatus.Pending],
        "deposit_refund.pending",
        new(
            DepositRefundStatus.Pending,
            DepositRefundStatus.Settled,
            Actor.Rail,
            "deposit_refund.settled"
        ),
        new(
            DepositRefundStatus.Pending,
            DepositRefundStatus.Failed,
            Actor.Rail,
            "deposit_refund.failed"
        ),
        new(
            DepositRefundStatus.Settled,
            DepositRefundStatus.Failed,
            Actor.Rail,
            "deposit_refund.failed"
        )
    );
}

/// <summary>One payment back to the payer of a deposit; a deposit can have several partial ones.</summary>
public sealed class DepositRefund : ITenantOwned, IRailSubject
{
    private DepositRefund() { } // EF Core

    public TenantId TenantId { get; private init; }

    public DepositRefundId Id { get; private init; }

    public DepositId DepositId { get; private init; }

    public Money Amount { get; private init; }

    public string? Reason { get; private init; }

    public DepositRefundStatus Status { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    internal static DepositRefund Start(
        Deposit deposit,
        Money amount,
        string? reason,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = deposit.TenantId,
            Id = EntityId.New<DepositRefundId>(),
            DepositId = deposit.Id,
            Amount = amount,
            Reason = reason,
            Version = 1,
            CreatedAt = now,
        };

    public ValueTask OnAcceptedAsync(Work work) => ValueTask.CompletedTask;

    public async ValueTask OnSettledAsync(Work work)
    {
        if (Status is DepositRefundStatus.Pending)
        {
            await work.Ledger.PostAsync(DepositPostings.RefundSettled(this));
            MoveTo(DepositRefundStatus.Settled, work);
            var pending = await work.ListAsync<DepositRefund>(refund =>
                refund.DepositId == DepositId && refund.Status == DepositRefundStatus.Pending
            );
            var deposit = await work.GetAsync<Deposit>(DepositId);
            deposit.RefundSettled(Amount, isLast: pending.Count == 0, work);
        }
    }

    public async ValueTask OnRejectedAsync(Work work, RailReason reason)
    {
        if (Status is DepositRefundStatus.Pending)
        {
            await work.Ledger.PostAsync(DepositPostings.RefundFailed(this));
            MoveTo(DepositRefundStatus.Failed, work);
            (await work.GetAsync<Deposit>(DepositId)).RefundFailed(Amount, reason, work);
        }
    }

    public async ValueTask OnReturnedAsync(Work work, RailReason reason)
    {
        var deposit = await work.GetAsync<Deposit>(DepositId);
        // What is refunded as a whole stays so; the bounced money is simply the tenant's.
        if (Status is DepositRefundStatus.Settled && !deposit.IsFinal)
        {
            await work.Ledger.PostAsync(DepositPostings.RefundReturned(this));
            MoveTo(DepositRefundStatus.Failed, work);
            deposit.RefundFailed(Amount, reason, work);
        }
        else if (Status is DepositRefundStatus.Settled)
        {
            await work.Ledger.PostAsync(DepositPostings.RefundReturned(this));
            MoveTo(DepositRefundStatus.Failed, work);
        }
    }

    private void MoveTo(DepositRefundStatus next, Work work)
    {
        var move = DepositRefundLifecycle.Table.Demand(Subject, Status, next, work.Caller.Actor);
        Status = next;
        Version++;
        work.Events.Moved(this, move, new { DepositId, Amount });
    }
}
