using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Rails;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.Values;

namespace Payments.Domain.Deposits;

/// <summary>What a refund takes its money from.</summary>
public enum RefundSource
{
    /// <summary>The tenant's balance: the tenant asked for it.</summary>
    Balance,

    /// <summary>Money under review: an operator or a rule sends it back.</summary>
    Review,
}

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

    public RefundSource Source { get; private init; }

    public DepositRefundStatus Status { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    /// <summary>Takes the money and gives it to the rail that brought it.</summary>
    internal static async ValueTask<DepositRefund> SendAsync(
        Work work,
        Deposit deposit,
        Money amount,
        string? reason,
        RefundSource source
    )
    {
        var refund = new DepositRefund
        {
            TenantId = deposit.TenantId,
            Id = EntityId.New<DepositRefundId>(),
            DepositId = deposit.Id,
            Amount = amount,
            Reason = reason,
            Source = source,
            Version = 1,
            CreatedAt = work.Now,
        };
        work.Add(refund);
        await work.Ledger.PostAsync(DepositPostings.Refunding(refund));
        work.Events.Created(
            refund,
            DepositRefundLifecycle.Table,
            refund.Status,
            new { refund.DepositId, amount }
        );
        RailOrder.Enqueue(
            work,
            refund,
            deposit.Rail,
            amount,
            new((await work.GetAsync<Tenant>(work.TenantId)).Name, null),
            new(deposit.PayerName ?? "Payer", deposit.PayerAccount),
            RailText.Fit(
                deposit.Rail,
                reason,
                "input",
                source is RefundSource.Review ? "message" : "reason"
            )
        );
        return refund;
    }

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
            await deposit.RefundSettledAsync(Amount, isLast: pending.Count == 0, work);
        }
    }

    public async ValueTask OnRejectedAsync(Work work, RailReason reason)
    {
        if (Status is DepositRefundStatus.Pending)
        {
            await work.Ledger.PostAsync(DepositPostings.RefundFailed(this));
            MoveTo(DepositRefundStatus.Failed, work);
            var deposit = await work.GetAsync<Deposit>(DepositId);
            await deposit.RefundFailedAsync(this, reason, work);
        }
    }

    public async ValueTask OnReturnedAsync(Work work, RailReason reason)
    {
        // Only what was settled is returned, whichever of the two was heard first.
        await OnSettledAsync(work);
        var deposit = await work.GetAsync<Deposit>(DepositId);
        // What is refunded as a whole stays so; the bounced money is simply the tenant's, or, when a
        // review had refused it, in suspense.
        if (Status is DepositRefundStatus.Settled && !deposit.IsFinal)
        {
            await work.Ledger.PostAsync(DepositPostings.RefundReturned(this));
            MoveTo(DepositRefundStatus.Failed, work);
            await deposit.RefundFailedAsync(this, reason, work);
        }
        else if (Status is DepositRefundStatus.Settled)
        {
            await work.Ledger.PostAsync(DepositPostings.RefundReturned(this));
            MoveTo(DepositRefundStatus.Failed, work);
            if (Source is RefundSource.Review)
            {
                deposit.Suspend(work, SuspenseReason.ReturnBounced);
            }
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
