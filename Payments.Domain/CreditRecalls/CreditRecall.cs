using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Ids;
using Payments.Domain.Rails;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.CreditRecalls;

/// <summary>
/// The payer's bank wants money back that a rail has brought (camt.056). It is a wish: the money moves by a refund of
/// the deposit, or by a return from suspense, and this follows them.
/// </summary>
public sealed class CreditRecall : ITenantOwned, ISubject
{
    /// <summary>How long a wish waits for its answer or for its money: ten banking days, told in days.</summary>
    public static readonly TimeSpan TimeToAnswer = TimeSpan.FromDays(14);

    private CreditRecall() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public CreditRecallId Id { get; private init; }

    public RailScheme Rail { get; private init; }

    /// <summary>The rail's own id: one recall, however often it is told.</summary>
    public string RailRecallId { get; private init; } = "";

    /// <summary>The rail's id of the money that it is about.</summary>
    public string RailCreditId { get; private init; } = "";

    public Money Amount { get; private init; }

    /// <summary>Why, in the words of ISO 20022, such as DUPL or FRAD.</summary>
    public string ReasonCode { get; private init; } = "";

    /// <summary>The deposit that the money became; null while or where there is none.</summary>
    public DepositId? DepositId { get; private set; }

    /// <summary>Where the money lay when no account could take it.</summary>
    public SuspendedCreditId? SuspendedCreditId { get; private set; }

    public CreditRecallStatus Status { get; private set; }

    public CreditRecallRefusal? Refusal { get; private set; }

    /// <summary>Until when it waits for an answer or for its money; null when it does not.</summary>
    public DateTimeOffset? Deadline { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => CreditRecallLifecycle.Table.IsFinal(Status);

    internal static async ValueTask<CreditRecall> ReceiveAsync(
        Work work,
        RailScheme rail,
        RecallNotice notice
    )
    {
        var recall = new CreditRecall
        {
            TenantId = work.TenantId,
            Id = EntityId.New<CreditRecallId>(),
            Rail = rail,
            RailRecallId = notice.RecallId,
            RailCreditId = notice.Credit.CreditId,
            Amount = notice.Credit.Amount,
            ReasonCode = notice.ReasonCode,
            Version = 1,
            CreatedAt = work.Now,
        };
        work.Add(recall);
        work.Events.Created(
            recall,
            CreditRecallLifecycle.Table,
            recall.Status,
            new { recall.Amount, recall.ReasonCode }
        );
        await recall.WaitAsync(work);
        return recall;
    }

    /// <summary>The money is here: what becomes of it is asked for.</summary>
    internal async ValueTask RequestAsync(
        Work work,
        DepositId? deposit,
        SuspendedCreditId? suspended
    )
    {
        (DepositId, SuspendedCreditId) = (deposit, suspended);
        await MoveToAsync(CreditRecallStatus.Requested, work, Actor.Rail);
    }

    /// <summary>The money is on its way back, whoever sent it there.</summary>
    internal ValueTask ReturnAsync(Work work) =>
        Status is CreditRecallStatus.Requested
            ? MoveToAsync(CreditRecallStatus.Returning, work, Actor.Platform)
            : ValueTask.CompletedTask;

    internal ValueTask ReturnedAsync(Work work) =>
        Status is CreditRecallStatus.Returning
            ? MoveToAsync(CreditRecallStatus.Returned, work, Actor.Rail)
            : ValueTask.CompletedTask;

    /// <summary>The rail could not carry it back.</summary>
    internal ValueTask ReturnFailedAsync(Work work) =>
        Status is CreditRecallStatus.Returning
            ? MoveToAsync(CreditRecallStatus.Requested, work, Actor.Rail)
            : ValueTask.CompletedTask;

    /// <summary>The money stays, and the rail is told why.</summary>
    internal async ValueTask RefuseAsync(Work work, CreditRecallRefusal refusal, Actor by)
    {
        CreditRecallLifecycle.Table.Demand(Subject, Status, CreditRecallStatus.Refused, by);
        Refusal = refusal;
        await MoveToAsync(CreditRecallStatus.Refused, work, by);
        work.Outbox.Enqueue(
            RecallAnswers.OutboxKind,
            Subject,
            new RecallAnswer(Rail, RailRecallId, CreditRecallRefusals.CodeOf(refusal))
        );
    }

    private async ValueTask WaitAsync(Work work)
    {
        Deadline = work.Now + TimeToAnswer;
        await work.Timers.ScheduleAsync(CreditRecallDeadline.TimerKind, Subject, Deadline.Value);
    }

    private async ValueTask MoveToAsync(CreditRecallStatus next, Work work, Actor by)
    {
        var move = CreditRecallLifecycle.Table.Demand(Subject, Status, next, by);
        Status = next;
        if (next is CreditRecallStatus.Requested)
        {
            await WaitAsync(work);
        }
        else
        {
            Deadline = null;
            await work.Timers.CancelAsync(CreditRecallDeadline.TimerKind, Subject);
        }

        Version++;
        work.Events.Moved(
            this,
            move,
            new
            {
                DepositId,
                SuspendedCreditId,
                Refusal,
            }
        );
    }
}
