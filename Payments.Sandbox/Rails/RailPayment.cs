namespace Payments.Sandbox.Rails;

/// <summary>An accepted instruction and how far its story has been told.</summary>
internal sealed class RailPayment(
    RailScheme scheme,
    string participantId,
    InstructionMessage instruction,
    DateTimeOffset acceptedAt,
    IReadOnlyList<PlannedStep> plan
)
{
    /// <summary>Told steps are bits of one word.</summary>
    public const int StepsMax = 31;

    private uint _told;
    private PlannedStep? _current;

    public RailScheme Scheme => scheme;
    public string ParticipantId => participantId;
    public InstructionMessage Instruction => instruction;
    public DateTimeOffset AcceptedAt => acceptedAt;
    public IReadOnlyList<PlannedStep> Plan { get; private set; } = plan;

    /// <summary>The content of the report with the highest sequence told so far.</summary>
    public string Status => _current?.Status ?? RailStatus.Received;

    /// <summary>Its participant has called it off.</summary>
    public bool IsRecalled { get; private set; }

    public int Sequence => _current?.Sequence ?? 0;
    public string? ReasonCode => _current?.ReasonCode;

    /// <summary>What is still to come is planned on the sequence after all that is known.</summary>
    public int NextSequence => Plan.Select(step => step.Sequence).DefaultIfEmpty(0).Max() + 1;

    public bool IsTold(int step) => (_told & (1u << step)) != 0;

    public DateTimeOffset DueAt(int step) => acceptedAt.AddMilliseconds(Plan[step].DelayMs);

    public void Tell(int step)
    {
        _told |= 1u << step;
        if (Plan[step].Sequence > Sequence)
        {
            _current = Plan[step];
        }
    }

    /// <returns>The number of the new step.</returns>
    public int Extend(PlannedStep step)
    {
        Plan = [.. Plan, step];
        return Plan.Count - 1;
    }

    /// <summary>What was planned and not told never happens.</summary>
    /// <returns>The number of the step that says so.</returns>
    public int Recall(PlannedStep step)
    {
        _told = (1u << Plan.Count) - 1;
        IsRecalled = true;
        return Extend(step);
    }

    public ReportMessage Report(int step, DateTimeOffset at) =>
        new(
            instruction.InstructionId!,
            instruction.EndToEndId,
            Plan[step].Sequence,
            Plan[step].Status,
            Plan[step].ReasonCode,
            ReasonText.Find(Plan[step].ReasonCode),
            instruction.AmountMinorUnits,
            instruction.Currency!,
            at
        );

    public PaymentStatusMessage Describe() =>
        new(
            instruction.InstructionId!,
            instruction.EndToEndId,
            scheme.Code,
            Status,
            Sequence,
            ReasonCode,
            ReasonText.Find(ReasonCode),
            acceptedAt
        );
}
