using Payments.Domain.Commands;
using Payments.Domain.CreditRecalls;
using Payments.Domain.Deposits;
using Payments.Domain.Ids;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.SuspendedCredits;

/// <summary>
/// Money that a rail brought and no account could take. It lies in the book of the account's owner, or
/// in the platform's own when nobody has the number, until an operator assigns it or sends it back.
/// </summary>
public sealed class SuspendedCredit : ITenantOwned, IRailSubject
{
    private SuspendedCredit() { } // EF Core

    public TenantId TenantId { get; private init; }

    public SuspendedCreditId Id { get; private init; }

    public Money Amount { get; private init; }

    public RailScheme Rail { get; private init; }

    /// <summary>The rail's own id of the credit: the same money is never booked twice.</summary>
    public string RailCreditId { get; private init; } = "";

    /// <summary>The account as the payer addressed it.</summary>
    public RailAccount Account { get; private init; } = null!;

    /// <summary>The same in one text, so that no account is ever opened under such a number.</summary>
    public string Locator { get; private init; } = "";

    /// <summary>The account that could not take it; null when nobody has the number.</summary>
    public VirtualAccountId? VirtualAccountId { get; private init; }

    public string? PayerName { get; private init; }

    public RailAccount? PayerAccount { get; private init; }

    public string? Reference { get; private init; }

    public SuspenseReason Reason { get; private init; }

    /// <summary>The deposit that a review ended, or the one that the money became.</summary>
    public DepositId? DepositId { get; private set; }

    public SuspendedCreditStatus Status { get; private set; }

    public string? ReasonCode { get; private set; }

    public string? ReasonMessage { get; private set; }

    /// <summary>The operator who decided last.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>The last recall of it by the payer's bank; null for none.</summary>
    public CreditRecallId? RecallId { get; private set; }

    /// <summary>How often it was given to the rail to be returned.</summary>
    public int Attempt { get; private set; }

    /// <summary>When the rail had it.</summary>
    public DateTimeOffset ReceivedAt { get; private init; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => SuspendedCreditLifecycle.Table.IsFinal(Status);

    /// <summary>What the rail said of it, once more.</summary>
    internal CreditNotice Notice =>
        new(RailCreditId, Amount, PayerName, PayerAccount, Account, Reference, ReceivedAt);

    /// <summary>Takes what a rail brought into suspense.</summary>
    internal static async ValueTask<SuspendedCredit> HoldAsync(
        Work work,
        RailScheme rail,
        CreditNotice credit,
        VirtualAccountId? account,
        SuspenseReason reason
    )
    {
        var held = Keep(work, rail, credit, account, reason, deposit: null);
        await work.Ledger.PostAsync(SuspendedCreditPostings.Held(held));
        return held;
    }

    /// <summary>Keeps what is in suspense already: the caller has posted it there.</summary>
    internal static SuspendedCredit Keep(
        Work work,
        RailScheme rail,
        CreditNotice credit,
        VirtualAccountId? account,
        SuspenseReason reason,
        DepositId? deposit
    )
    {
        var held = new SuspendedCredit
        {
            TenantId = work.TenantId,
            Id = EntityId.New<SuspendedCreditId>(),
            Amount = credit.Amount,
            Rail = rail,
            RailCreditId = credit.CreditId,
            Account = credit.CreditorAccount,
            Locator = VirtualAccountNumber.LocatorOf(credit.CreditorAccount),
            VirtualAccountId = account,
            PayerName = credit.PayerName,
            PayerAccount = credit.PayerAccount,
            Reference = credit.Reference,
            Reason = reason,
            DepositId = deposit,
            ReceivedAt = credit.At,
            Version = 1,
            CreatedAt = work.Now,
        };
        work.Add(held);
        work.Events.Created(
            held,
            SuspendedCreditLifecycle.Table,
            held.Status,
            new { held.Amount, held.Reason }
        );
        return held;
    }

    /// <summary>An operator gives it to an account, maybe of another tenant.</summary>
    internal async ValueTask AssignAsync(Work work, CreditTarget target)
    {
        await MoveToAsync(SuspendedCreditStatus.Assigning, work, Actor.Platform);
        DecidedBy = work.Caller.PrincipalId;
        (ReasonCode, ReasonMessage) = (null, null);
        await work.Ledger.PostAsync(SuspendedCreditPostings.Assigning(this));
        work.Outbox.Enqueue(
            CreditAssignments.OutboxKind,
            Subject,
            new CreditAssignment(Rail, Notice, target.Owner.TenantId, target.Id)
        );
    }

    internal ValueTask AssignedAsync(Work work, DepositId deposit)
    {
        DepositId = deposit;
        return MoveToAsync(SuspendedCreditStatus.Assigned, work, Actor.Platform);
    }

    internal async ValueTask AssignmentFailedAsync(Work work, SuspenseReason why)
    {
        (ReasonCode, ReasonMessage) = (
            Lifecycles.StatusName.Of(why),
            "The account could not take it."
        );
        await work.Ledger.PostAsync(SuspendedCreditPostings.AssignmentFailed(this));
        await MoveToAsync(SuspendedCreditStatus.Held, work, Actor.Platform);
    }

    /// <summary>An operator sends it back. It stays in suspense until the rail has paid it.</summary>
    internal async ValueTask ReturnAsync(Work work, string? text)
    {
        await MoveToAsync(SuspendedCreditStatus.Returning, work, Actor.Platform);
        DecidedBy = work.Caller.PrincipalId;
        (ReasonCode, ReasonMessage) = (null, null);
        Attempt++;
        var tenant = await work.FindAsync<Tenant>(work.TenantId);
        RailOrder.Enqueue(
            work,
            this,
            Rail,
            Amount,
            new(tenant?.Name ?? PlatformTenant.Name, null),
            new(PayerName ?? "Payer", PayerAccount),
            RailText.Fit(Rail, text, "input", "message")
        );
    }

    public ValueTask OnAcceptedAsync(Work work) => ValueTask.CompletedTask;

    public async ValueTask OnSettledAsync(Work work)
    {
        if (Status is SuspendedCreditStatus.Returning)
        {
            await work.Ledger.PostAsync(SuspendedCreditPostings.Returned(this));
            await MoveToAsync(SuspendedCreditStatus.Returned, work, Actor.Rail);
        }
    }

    public async ValueTask OnRejectedAsync(Work work, RailReason reason)
    {
        if (Status is SuspendedCreditStatus.Returning)
        {
            (ReasonCode, ReasonMessage) = (reason.Code, reason.Message);
            await MoveToAsync(SuspendedCreditStatus.Held, work, Actor.Rail);
        }
    }

    public async ValueTask OnReturnedAsync(Work work, RailReason reason)
    {
        // A return tells that it had been settled, even where that news is still on its way.
        await OnSettledAsync(work);
        if (Status is SuspendedCreditStatus.Returned)
        {
            (ReasonCode, ReasonMessage) = (reason.Code, reason.Message);
            await work.Ledger.PostAsync(SuspendedCreditPostings.ReturnBounced(this));
            await MoveToAsync(SuspendedCreditStatus.Held, work, Actor.Rail);
        }
    }

    private async ValueTask MoveToAsync(SuspendedCreditStatus next, Work work, Actor by)
    {
        var move = SuspendedCreditLifecycle.Table.Demand(Subject, Status, next, by);
        Status = next;
        Version++;
        work.Events.Moved(this, move, new { Amount, ReasonCode });
        await FollowAsync(work);
    }

    /// <summary>The payer's bank wants it back, and nobody else has it: it goes back at once.</summary>
    internal async ValueTask RecallAsync(Work work, CreditRecall recall)
    {
        CreditRecallRefusal? refusal = Status switch
        {
            SuspendedCreditStatus.Returned => CreditRecallRefusal.AlreadyReturned,
            // It is, or is about to be, in somebody's balance.
            SuspendedCreditStatus.Assigning or SuspendedCreditStatus.Assigned =>
                CreditRecallRefusal.PlatformDecision,
            _ => null,
        };
        if (refusal is { } reason)
        {
            await recall.RefuseAsync(work, reason, Actor.Rail);
            return;
        }

        RecallId = recall.Id;
        Version++;
        work.Events.Append(this, "suspended_credit.recalled", new { RecallId });
        await recall.RequestAsync(work, deposit: null, Id);
        if (Status is SuspendedCreditStatus.Held)
        {
            await ReturnAsync(work, "Recalled by the payer's bank.");
        }
        else
        {
            await FollowAsync(work);
        }
    }

    // The recall becomes what the money becomes, whoever moved it.
    private async ValueTask FollowAsync(Work work)
    {
        if (RecallId is not { } id)
        {
            return;
        }

        var recall = await work.GetAsync<CreditRecall>(id);
        await (
            Status switch
            {
                SuspendedCreditStatus.Returning => recall.ReturnAsync(work),
                SuspendedCreditStatus.Returned => recall.ReturnedAsync(work),
                SuspendedCreditStatus.Held => recall.ReturnFailedAsync(work),
                SuspendedCreditStatus.Assigning when !recall.IsFinal => recall.RefuseAsync(
                    work,
                    CreditRecallRefusal.PlatformDecision,
                    Actor.Platform
                ),
                _ => ValueTask.CompletedTask,
            }
        );
    }
}
