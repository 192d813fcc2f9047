using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Payments.Sandbox.Rails;

/// <summary>One report to come: so long after acceptance, with this content.</summary>
internal sealed record PlannedStep(long DelayMs, int Sequence, string Status, string? ReasonCode);

/// <summary>
/// What a rail will answer to an instruction, decided by its content alone, so that a restart comes
/// to the same answers. Without a word in the creditor's name or the remittance it settles soon.
/// </summary>
/// <remarks>
/// FAIL_ACC settles and is returned at once because the account is closed; RAIL_RJCT_xxxx rejects
/// and RAIL_RTRN_xxxx returns with that reason; RAIL_STEPS reports progress first; RAIL_LATE answers
/// late; RAIL_TWICE reports twice; RAIL_REORDER reports progress after the end; RAIL_NEVER is silent.
/// </remarks>
internal sealed partial class InstructionPlan(IOptions<SandboxOptions> settings)
{
    private readonly SandboxOptions _options = settings.Value;

    /// <summary>A code that no reason matches would be no ISO reason; such a word is ignored.</summary>
    public IReadOnlyList<PlannedStep> For(RailScheme scheme, InstructionMessage instruction)
    {
        var soon = DelayMs(instruction.InstructionId!);
        // SEPA has no underscore: FAIL_ACC in a reference arrives as FAIL-ACC.
        var words = $"{instruction.Creditor?.Name}\n{instruction.Remittance}".Replace('-', '_');
        if (
            !words.Contains("RAIL_", StringComparison.Ordinal)
            && !words.Contains("FAIL_ACC", StringComparison.Ordinal)
        )
        {
            return [new PlannedStep(soon, 1, scheme.FinalStatus, null)];
        }

        return Told(scheme, words, soon);
    }

    public TimeSpan LateAnswerDelay => _options.LateAnswerDelay;

    public TimeSpan Delay(string id) => TimeSpan.FromMilliseconds(DelayMs(id));

    /// <summary>Spread evenly between the two limits, always the same for one id.</summary>
    private long DelayMs(string id)
    {
        var min = (long)_options.AnswerDelayMin.TotalMilliseconds;
        var span = (long)_options.AnswerDelayMax.TotalMilliseconds - min;
        return min + (long)(StableHash.Of(id) % (ulong)(span + 1));
    }

    private List<PlannedStep> Told(RailScheme scheme, string words, long soon)
    {
        bool Says(string word) => words.Contains(word, StringComparison.Ordinal);

        if (Says("RAIL_NEVER"))
        {
            return [];
        }

        var at = Says("RAIL_LATE") ? (long)_options.LateAnswerDelay.TotalMilliseconds : soon;
        var steps = new List<PlannedStep>();
        var final = 1;
        if (Says("RAIL_STEPS") || Says("RAIL_REORDER"))
        {
            // Progress is report 1 either way; told out of order it arrives after report 2.
            var progressAt = Says("RAIL_REORDER") ? at + soon + 1 : at / 2;
            steps.Add(new PlannedStep(progressAt, 1, RailStatus.InProcess, null));
            final = 2;
        }

        AddEnd(steps, scheme, words, at, final);
        if (Says("RAIL_TWICE"))
        {
            PlannedStep[] again =
            [
                .. steps.Select(step => step with { DelayMs = step.DelayMs + soon }),
            ];
            steps.AddRange(again);
        }

        return steps;
    }

    private void AddEnd(
        List<PlannedStep> steps,
        RailScheme scheme,
        string words,
        long at,
        int sequence
    )
    {
        if (ReasonOf(RejectWord().Match(words)) is { } rejection)
        {
            steps.Add(new PlannedStep(at, sequence, RailStatus.Rejected, rejection));
            return;
        }

        steps.Add(new PlannedStep(at, sequence, scheme.FinalStatus, null));
        var returned = words.Contains("FAIL_ACC", StringComparison.Ordinal)
            ? "AC04"
            : ReasonOf(ReturnWord().Match(words));
        if (returned is not null)
        {
            var later = at + (long)_options.ReturnDelay.TotalMilliseconds;
            steps.Add(new PlannedStep(later, sequence + 1, RailStatus.Returned, returned));
        }
    }

    private static string? ReasonOf(Match match) =>
        match.Success && ReasonText.Find(match.Groups["code"].Value) is not null
            ? match.Groups["code"].Value
            : null;

    [GeneratedRegex("RAIL_RJCT_(?<code>[A-Z0-9]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RejectWord();

    [GeneratedRegex("RAIL_RTRN_(?<code>[A-Z0-9]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReturnWord();
}
