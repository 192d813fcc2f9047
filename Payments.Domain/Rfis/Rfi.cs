using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.ReferenceData;
using Payments.Domain.Rejections;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Rfis;

/// <summary>
/// A request for information: what the platform must know before it lets transactions go on.
/// </summary>
public sealed class Rfi : ITenantOwned, ISubject
{
    /// <summary>How long there is to answer, unless said otherwise.</summary>
    public static readonly TimeSpan TimeToAnswer = TimeSpan.FromDays(7);

    private Rfi() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public RfiId Id { get; private init; }

    public RfiStatus Status { get; private set; }

    public RfiOutcome? Outcome { get; private set; }

    /// <summary>For people: what it is about.</summary>
    public string Message { get; private init; } = "";

    public DateTimeOffset Deadline { get; private init; }

    /// <summary>The questions and their answers, as JSON.</summary>
    public string QuestionsJson { get; private set; } = "";

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => RfiLifecycle.Table.IsFinal(Status);

    public IReadOnlyList<RfiQuestion> Questions =>
        JsonSerializer.Deserialize<RfiQuestion[]>(QuestionsJson, CommandJson.Options)!;

    /// <summary>Asks about transactions that are under review.</summary>
    internal static async ValueTask<Rfi> OpenAsync(
        Work work,
        IReadOnlyList<RfiQuestionCode> questions,
        IReadOnlyList<Subject> transactions,
        string message,
        DateTimeOffset deadline
    )
    {
        var rfi = new Rfi
        {
            TenantId = work.TenantId,
            Id = EntityId.New<RfiId>(),
            Message = message,
            Deadline = deadline,
            QuestionsJson = Write(questions.Select(code => new RfiQuestion(code))),
            Version = 1,
            CreatedAt = work.Now,
            UpdatedAt = work.Now,
        };
        work.Add(rfi);
        foreach (var transaction in transactions)
        {
            work.Add(RfiTransaction.Of(rfi, transaction));
        }

        work.Events.Created(
            rfi,
            RfiLifecycle.Table,
            rfi.Status,
            new { rfi.Deadline, Transactions = transactions.Select(subject => $"{subject}") }
        );
        await RfiTimers.StartAsync(work, rfi);
        return rfi;
    }

    /// <summary>Takes an answer; the last one sends the request to those who look at it.</summary>
    internal async ValueTask AnswerAsync(Work work, RfiQuestionCode code, RfiAnswer answer)
    {
        RequirePending(RfiStatus.Assessing);
        var questions = Questions;
        var question =
            questions.FirstOrDefault(question => question.Code == code)
            ?? throw new Errors.InvalidInputException(
                $"This request does not ask {StatusName.Of(code)}.",
                "input",
                "questionCode"
            );
        if (question.Answer is not null)
        {
            throw new RfiQuestionAnsweredException(Id, code);
        }

        RfiQuestion[] answered =
        [
            .. questions.Select(other => other.Code == code ? new(code, answer) : other),
        ];
        QuestionsJson = Write(answered);
        UpdatedAt = work.Now;
        Version++;
        work.Events.Append(this, "rfi.question_answered", new { code });
        if (Array.TrueForAll(answered, other => other.Answer is not null))
        {
            MoveTo(RfiStatus.Assessing, work, work.Caller.Actor);
            await RfiTimers.StopAsync(work, this);
        }
    }

    /// <summary>Ends it: what becomes of the transactions is the outcome's.</summary>
    /// <param name="outcome">How.</param>
    /// <param name="verdict">Why transactions are cancelled; null lets them go on.</param>
    internal async ValueTask CloseAsync(
        Work work,
        RfiOutcome outcome,
        RfiVerdict? verdict,
        Actor by
    )
    {
        RfiLifecycle.Table.Demand(Subject, Status, RfiStatus.Closed, by);
        Outcome = outcome;
        MoveTo(RfiStatus.Closed, work, by);
        await RfiTimers.StopAsync(work, this);
        await RfiEffects.ApplyAsync(work, this, verdict);
    }

    /// <summary>Those who look at the answers say what becomes of the transactions.</summary>
    internal ValueTask DecideAsync(
        Work work,
        RfiReviewDecision decision,
        RejectCode? code,
        string? message
    ) =>
        decision is RfiReviewDecision.Release
            ? CloseAsync(work, RfiOutcome.Released, verdict: null, Actor.Platform)
            : CloseAsync(
                work,
                RfiOutcome.Rejected,
                new(
                    code ?? RejectCode.DataEnquiryResponseInadequate,
                    message ?? "The answers were not good enough."
                ),
                Actor.Platform
            );

    /// <summary>Takes it back; nothing becomes of the transactions.</summary>
    internal async ValueTask CancelAsync(Work work)
    {
        MoveTo(RfiStatus.Cancelled, work, Actor.Platform);
        await RfiTimers.StopAsync(work, this);
    }

    /// <summary>Tells that the deadline is near.</summary>
    internal void Remind(Work work)
    {
        Version++;
        work.Events.Append(this, "rfi.deadline_near", new { Deadline });
    }

    /// <exception cref="IllegalTransitionException">It is not open for the tenant any more.</exception>
    internal void RequirePending(RfiStatus next)
    {
        if (Status is not RfiStatus.Pending)
        {
            throw new IllegalTransitionException(
                Subject,
                StatusName.Of(Status),
                StatusName.Of(next)
            );
        }
    }

    private void MoveTo(RfiStatus next, Work work, Actor by)
    {
        var move = RfiLifecycle.Table.Demand(Subject, Status, next, by);
        Status = next;
        UpdatedAt = work.Now;
        Version++;
        work.Events.Moved(this, move, Outcome is null ? null : new { Outcome });
    }

    private static string Write(IEnumerable<RfiQuestion> questions) =>
        JsonSerializer.Serialize(questions.ToArray(), CommandJson.Options);
}
