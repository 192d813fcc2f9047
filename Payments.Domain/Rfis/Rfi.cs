using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.ReferenceData;
using Payments.Domain.Rejections;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Rfis;

/// <summary>
/// A request for information: what the platform must know before it lets transactions go on.
/// </summary>
public sealed partial class Rfi : ITenantOwned, ISubject
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

    public DateTimeOffset Deadline { get; private set; }

    /// <summary>The questions and their answers, as JSON.</summary>
    public string QuestionsJson { get; private set; } = "";

    /// <summary>The answers that are prepared and not given, as JSON.</summary>
    public string DraftsJson { get; private set; } = Write<RfiDraft>([]);

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => RfiLifecycle.Table.IsFinal(Status);

    public IReadOnlyList<RfiQuestion> Questions =>
        JsonSerializer.Deserialize<RfiQuestion[]>(QuestionsJson, CommandJson.Options)!;

    public IReadOnlyList<RfiDraft> Drafts =>
        JsonSerializer.Deserialize<RfiDraft[]>(DraftsJson, CommandJson.Options)!;

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
        RequireOpen(code);
        RfiQuestion[] answered =
        [
            .. Questions.Select(other => other.Code == code ? new(code, answer) : other),
        ];
        QuestionsJson = Write(answered);
        DraftsJson = Write(Drafts.Where(draft => draft.Code != code));
        UpdatedAt = work.Now;
        Version++;
        work.Events.Append(this, "rfi.question_answered", new { code });
        if (Array.TrueForAll(answered, other => other.Answer is not null))
        {
            await EndAnsweringAsync(work, work.Caller.Actor);
            MoveTo(RfiStatus.Assessing, work, work.Caller.Actor);
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
        await EndAnsweringAsync(work, by);
        MoveTo(RfiStatus.Closed, work, by);
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
        RfiLifecycle.Table.Demand(Subject, Status, RfiStatus.Cancelled, Actor.Platform);
        await EndAnsweringAsync(work, Actor.Platform);
        MoveTo(RfiStatus.Cancelled, work, Actor.Platform);
    }

    /// <summary>Prepares an answer, in place of the one that was.</summary>
    internal void SaveDraft(Work work, RfiDraft draft)
    {
        RequirePending(RfiStatus.Assessing);
        RequireOpen(draft.Code);
        DraftsJson = Write(Drafts.Where(other => other.Code != draft.Code).Append(draft));
        Version++;
        work.Events.Append(this, "rfi.draft_saved", new { draft.Code });
    }

    /// <exception cref="NotFoundException">There is none.</exception>
    internal RfiDraft DraftOf(RfiQuestionCode code)
    {
        RequirePending(RfiStatus.Assessing);
        RequireOpen(code);
        return Drafts.FirstOrDefault(draft => draft.Code == code)
            ?? throw new NotFoundException(
                $"draft of an answer to {StatusName.Of(code)}",
                "input",
                "questionCode"
            );
    }

    internal void DiscardDraft(Work work, RfiQuestionCode code)
    {
        var discarded = DraftOf(code);
        DraftsJson = Write(Drafts.Where(draft => draft.Code != discarded.Code));
        Version++;
        work.Events.Append(this, "rfi.draft_discarded", new { code });
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

    /// <exception cref="VersionConflictException">It is not what the caller has read.</exception>
    internal void RequireVersion(int? version)
    {
        if (version is not null && version != Version)
        {
            throw new VersionConflictException(Subject, Version);
        }
    }

    // Nothing waits any more for what was only prepared, for the deadline, or for more time.
    private async ValueTask EndAnsweringAsync(Work work, Actor by)
    {
        DraftsJson = Write<RfiDraft>([]);
        LapseExtension(work, by);
        await RfiTimers.StopAsync(work, this);
    }

    // The question is one of this request, and not answered.
    private void RequireOpen(RfiQuestionCode code)
    {
        var question =
            Questions.FirstOrDefault(question => question.Code == code)
            ?? throw new InvalidInputException(
                $"This request does not ask {StatusName.Of(code)}.",
                "input",
                "questionCode"
            );
        if (question.Answer is not null)
        {
            throw new RfiQuestionAnsweredException(Id, code);
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

    private static string Write<T>(IEnumerable<T> items) =>
        JsonSerializer.Serialize(items.ToArray(), CommandJson.Options);
}
