using Payments.Domain.Commands;
using Payments.Domain.Fees;
using Payments.Domain.Ids;
using Payments.Domain.Rails;
using Payments.Domain.Recipients;
using Payments.Domain.Senders;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.Withdrawals;

/// <summary>Money that leaves a tenant's balance by a local rail.</summary>
public sealed class Withdrawal : ITenantOwned, IRailSubject
{
    private Withdrawal() { } // EF Core

    public TenantId TenantId { get; private init; }

    public WithdrawalId Id { get; private init; }

    /// <summary>What the recipient gets.</summary>
    public Money Amount { get; private init; }

    /// <summary>Charged on top of the amount.</summary>
    public Money Fee { get; private init; }

    public RecipientId RecipientId { get; private init; }

    /// <summary>The ultimate payer; null when the tenant itself pays.</summary>
    public SenderId? SenderId { get; private init; }

    /// <summary>Text on the recipient's statement.</summary>
    public string? Reference { get; private init; }

    public string? ExternalId { get; private init; }

    /// <summary>The scheme that carries it (<see cref="RailRules"/>).</summary>
    public RailScheme Rail { get; private init; }

    public WithdrawalStatus Status { get; private set; }

    /// <summary>Why it failed, was returned or cancelled; null otherwise.</summary>
    public string? ReasonCode { get; private set; }

    public string? ReasonMessage { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => WithdrawalLifecycle.Table.IsFinal(Status);

    internal static Withdrawal Initialise(
        CreateWithdrawal input,
        TenantId tenantId,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = EntityId.New<WithdrawalId>(),
            Amount = input
                .Amount.RequirePositive("input", "amount", "amount")
                .RequireRoomFor(
                    FeeSchedule.Withdrawal(input.Amount.Currency),
                    "input",
                    "amount",
                    "amount"
                ),
            Fee = FeeSchedule.Withdrawal(input.Amount.Currency),
            RecipientId = input.RecipientId,
            SenderId = input.SenderId,
            Reference = input.Reference,
            ExternalId = input.ExternalId,
            Rail = RailRules.ForWithdrawal(input.Amount),
            Version = 1,
            CreatedAt = now,
        };

    public ValueTask OnAcceptedAsync(Work work)
    {
        if (Status is WithdrawalStatus.Initialised)
        {
            MoveTo(WithdrawalStatus.Pending, work);
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask OnSettledAsync(Work work)
    {
        await OnAcceptedAsync(work);
        if (Status is WithdrawalStatus.Pending)
        {
            await work.Ledger.PostAsync(WithdrawalPostings.Confirmed(this));
            MoveTo(WithdrawalStatus.Confirmed, work);
        }
    }

    /// <summary>The rail's no is final here: the money is given back in the same breath.</summary>
    public async ValueTask OnRejectedAsync(Work work, RailReason reason)
    {
        await OnAcceptedAsync(work);
        if (Status is WithdrawalStatus.Pending)
        {
            Explain(reason);
            MoveTo(WithdrawalStatus.Failed, work);
            await work.Ledger.PostAsync(WithdrawalPostings.Refunded(this));
            MoveTo(WithdrawalStatus.Refunded, work);
        }
    }

    public async ValueTask OnReturnedAsync(Work work, RailReason reason)
    {
        if (Status is WithdrawalStatus.Confirmed)
        {
            Explain(reason);
            await work.Ledger.PostAsync(WithdrawalPostings.Returned(this));
            MoveTo(WithdrawalStatus.Returned, work);
            await work.Ledger.PostAsync(WithdrawalPostings.Refunded(this));
            MoveTo(WithdrawalStatus.Refunded, work);
        }
    }

    private void Explain(RailReason reason) =>
        (ReasonCode, ReasonMessage) = (reason.Code, reason.Message);

    private void MoveTo(WithdrawalStatus next, Work work)
    {
        var move = WithdrawalLifecycle.Table.Demand(Subject, Status, next, work.Caller.Actor);
        Status = next;
        Version++;
        work.Events.Moved(
            this,
            move,
            ReasonCode is null ? null : new { ReasonCode, ReasonMessage }
        );
    }
}
