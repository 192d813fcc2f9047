using System.Globalization;
using Payments.Domain.Rails;

namespace Payments.Tests.Simulation;

/// <summary>What the rail has really done with an instruction.</summary>
internal enum RailTruth
{
    /// <summary>Taken; nothing is decided yet.</summary>
    Open,
    Settled,
    Rejected,
    Returned,
}

/// <summary>One instruction as the rail keeps it.</summary>
internal sealed class RailStory(RailScheme scheme, RailInstruction instruction)
{
    public RailScheme Scheme { get; } = scheme;

    public RailInstruction Instruction { get; } = instruction;

    public RailReason? Refusal { get; init; }

    public RailTruth Truth { get; set; }

    public bool IsRecalled { get; set; }

    public int Reports { get; set; }
}

/// <summary>
/// The rails: they never forget, pay each instruction once, and tell what happened late, twice, out
/// of order, or not at all at the first try. When they tell it is the simulation's to say.
/// </summary>
internal sealed partial class SimulatedRail(
    Dice dice,
    Trace trace,
    CrashPlan crash,
    TimeProvider time
) : IRailGateway, IRailSimulator
{
    private static readonly string[] Reasons = ["AC04", "AB05", "RR04", "TM01"];

    private readonly List<RailStory> _stories = [];
    private readonly List<RailNotice> _untold = [];
    private readonly Dictionary<string, CreditNotice> _credits = [];
    private readonly HashSet<string> _claimed = [];
    private int _notices;
    private string? _fault;

    /// <summary>From now on nothing fails any more.</summary>
    public bool IsCalm { get; set; }

    public IReadOnlyList<RailStory> Stories => _stories;

    public IReadOnlyCollection<CreditNotice> Credits => _credits.Values;

    /// <summary>Credits of which we have said that we have them.</summary>
    public IReadOnlyCollection<string> Claimed => _claimed;

    public bool HasNews => _untold.Count > 0;

    /// <summary>Rails that nobody can reach now. What comes in by them comes all the same.</summary>
    public HashSet<RailScheme> Down { get; } = [];

    public Task<IReadOnlyList<RailReceipt>> SubmitAsync(
        RailScheme scheme,
        IReadOnlyList<RailInstruction> instructions,
        CancellationToken cancellationToken
    )
    {
        FailIfDown(scheme);
        FailAtTimes("the rail cannot be reached");
        IReadOnlyList<RailReceipt> receipts = [.. instructions.Select(one => Take(scheme, one))];
        crash.BeforeAnswer($"{instructions.Count} instructions");
        FailAtTimes("the rail's receipts are lost");
        return Task.FromResult(receipts);
    }

    public Task<RailPaymentState?> FindAsync(
        RailScheme scheme,
        string instructionId,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            Find(scheme, instructionId) is { } story
                ? new RailPaymentState(instructionId, story.Reports, OutcomeOf(story.Truth), null)
                : null
        );

    public Task<RailRecallAnswer> RecallAsync(
        RailScheme scheme,
        string instructionId,
        CancellationToken cancellationToken
    )
    {
        FailIfDown(scheme);
        FailAtTimes("the rail cannot be reached");
        var story = Find(scheme, instructionId);
        var answer =
            story is null ? RailRecallAnswer.Unknown
            : story.IsRecalled ? RailRecallAnswer.Accepted
            : story.Truth is RailTruth.Open ? RailRecallAnswer.Accepted
            : RailRecallAnswer.TooLate;
        if (answer is RailRecallAnswer.Accepted && !story!.IsRecalled)
        {
            story.IsRecalled = true;
            Tell(story, RailOutcome.Rejected, "CUST");
        }

        crash.BeforeAnswer("a recall");
        return Task.FromResult(answer);
    }

    public Task<string> CreditAsync(
        RailScheme scheme,
        string key,
        SimulatedCredit credit,
        CancellationToken cancellationToken
    )
    {
        FailAtTimes("the rail cannot be reached");
        if (!_credits.TryGetValue(key, out var notice))
        {
            notice = Credit(scheme, key, credit);
        }

        crash.BeforeAnswer("a simulated credit");
        return Task.FromResult(notice.CreditId);
    }

    public Task<bool> ForceOutcomeAsync(
        RailScheme scheme,
        string instructionId,
        RailOutcome outcome,
        string? schemeCode,
        TimeSpan delay,
        CancellationToken cancellationToken
    )
    {
        FailAtTimes("the rail cannot be reached");
        var story = Find(scheme, instructionId);
        var isAllowed =
            story is not null
            && (
                outcome is RailOutcome.Returned
                    ? story.Truth is RailTruth.Settled
                    : story.Truth is RailTruth.Open
            );
        if (isAllowed)
        {
            Tell(story!, outcome, schemeCode);
        }

        crash.BeforeAnswer("a forced outcome");
        return Task.FromResult(isAllowed);
    }

    /// <summary>Somebody outside pays into an account of ours.</summary>
    public CreditNotice Credit(RailScheme scheme, string key, SimulatedCredit credit)
    {
        var notice = new CreditNotice(
            string.Create(CultureInfo.InvariantCulture, $"credit-{_credits.Count + 1}"),
            credit.Amount,
            credit.PayerName,
            credit.PayerAccount,
            credit.CreditorAccount,
            credit.Reference,
            time.GetUtcNow()
        );
        _credits.Add(key, notice);
        _schemes.Add(notice.CreditId, scheme);
        Tell(scheme, [], [notice]);
        trace.Write($"  rail: {notice.CreditId} over {notice.Amount}");
        return notice;
    }

    /// <summary>The next notice to be told, whichever that is.</summary>
    /// <param name="keep">It is told once more later.</param>
    public RailNotice NextNotice(bool keep)
    {
        var index = dice.Throw(_untold.Count);
        var notice = _untold[index];
        if (!keep)
        {
            _untold.RemoveAt(index);
        }

        return notice;
    }

    /// <summary>It was not taken: it comes again.</summary>
    public void Keep(RailNotice notice)
    {
        if (!_untold.Contains(notice))
        {
            _untold.Add(notice);
        }
    }

    /// <summary>The server has it for good.</summary>
    public void Acknowledged(RailNotice notice, IReadOnlyList<CreditNotice> unclaimed)
    {
        foreach (var credit in notice.Credits)
        {
            var isClaimed = !unclaimed.Contains(credit);
            trace.Write($"  {credit.CreditId} is {(isClaimed ? "taken" : "for nobody")}");
            if (isClaimed)
            {
                _claimed.Add(credit.CreditId);
            }
        }
    }

    /// <summary>Nothing was asked of it that makes no sense. Its callers would only try again.</summary>
    public void RequireSound() =>
        SimulationFaultException.When(_fault is not null, _fault ?? string.Empty);

    /// <summary>Everything that is still open is settled now.</summary>
    public void Settle()
    {
        foreach (var story in _stories.Where(story => story.Truth is RailTruth.Open))
        {
            Tell(story, RailOutcome.Settled, null);
        }
    }

    private static RailOutcome OutcomeOf(RailTruth truth) =>
        truth switch
        {
            RailTruth.Settled => RailOutcome.Settled,
            RailTruth.Rejected => RailOutcome.Rejected,
            RailTruth.Returned => RailOutcome.Returned,
            _ => RailOutcome.InProcess,
        };

    private RailReceipt Take(RailScheme scheme, RailInstruction instruction)
    {
        var name = NameOf(instruction.InstructionId);
        if (Find(scheme, instruction.InstructionId) is { } known)
        {
            if (known.Instruction != instruction)
            {
                _fault ??= $"{name} was submitted again with another content.";
            }

            trace.Write($"  rail {scheme}: has {name} already");
            return new(instruction.InstructionId, known.Refusal, Duplicate: true);
        }

        if (dice.OneIn(12))
        {
            var reason = RailReason.Of(dice.Of(Reasons));
            _stories.Add(new(scheme, instruction) { Refusal = reason, Truth = RailTruth.Rejected });
            trace.Write($"  rail {scheme}: refuses {name}, {reason.SchemeCode}");
            return new(instruction.InstructionId, reason, Duplicate: false);
        }

        var story = new RailStory(scheme, instruction);
        _stories.Add(story);
        trace.Write($"  rail {scheme}: takes {name}");
        Plan(story);
        return new(instruction.InstructionId, Refusal: null, Duplicate: false);
    }

    private void Plan(RailStory story)
    {
        if (dice.OneIn(3))
        {
            Tell(story, RailOutcome.InProcess, null);
        }

        switch (dice.Throw(10))
        {
            case < 5:
                Tell(story, RailOutcome.Settled, null);
                break;
            case < 7:
                Tell(story, RailOutcome.Rejected, dice.Of(Reasons));
                break;
            case < 9:
                Tell(story, RailOutcome.Settled, null);
                Tell(story, RailOutcome.Returned, "AC04");
                break;
            default:
                // Silent, until somebody decides or the day ends.
                break;
        }
    }

    private void Tell(RailStory story, RailOutcome outcome, string? schemeCode)
    {
        story.Truth = outcome switch
        {
            RailOutcome.Settled => RailTruth.Settled,
            RailOutcome.Rejected => RailTruth.Rejected,
            RailOutcome.Returned => RailTruth.Returned,
            _ => story.Truth,
        };
        story.Reports++;
        trace.Write($"  rail: {NameOf(story.Instruction.InstructionId)} will be {outcome}");
        Tell(
            story.Scheme,
            [
                new(
                    story.Instruction.InstructionId,
                    story.Instruction.EndToEndId,
                    story.Reports,
                    outcome,
                    schemeCode is null ? null : RailReason.Of(schemeCode),
                    story.Instruction.Amount,
                    time.GetUtcNow()
                ),
            ],
            []
        );
    }

    private void Tell(
        RailScheme scheme,
        IReadOnlyList<RailStatusReport> reports,
        IReadOnlyList<CreditNotice> credits,
        IReadOnlyList<RecallNotice>? recalls = null
    ) =>
        _untold.Add(
            new(
                string.Create(CultureInfo.InvariantCulture, $"notice-{++_notices}"),
                scheme,
                time.GetUtcNow(),
                reports,
                credits,
                recalls ?? []
            )
        );

    private RailStory? Find(RailScheme scheme, string instructionId) =>
        _stories.Find(story =>
            story.Scheme == scheme && story.Instruction.InstructionId == instructionId
        );

    private void FailIfDown(RailScheme scheme)
    {
        if (Down.Contains(scheme))
        {
            trace.Write($"  {scheme} is down");
            throw new RailUnavailableException("down");
        }
    }

    private void FailAtTimes(string how)
    {
        if (!IsCalm && dice.OneIn(8))
        {
            trace.Write($"  {how}");
            throw new RailUnavailableException(how);
        }
    }

    /// <summary>As the trace calls it.</summary>
    public string NameOf(string instructionId) =>
        InstructionIds.TryParse(instructionId, out var subject, out var attempt)
            ? string.Create(CultureInfo.InvariantCulture, $"{trace.NameOf(subject)}.{attempt}")
            : instructionId;
}
