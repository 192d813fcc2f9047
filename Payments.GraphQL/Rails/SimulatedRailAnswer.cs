using FluentValidation;
using Payments.Domain.Rails;

namespace Payments.GraphQL.Rails;

/// <summary>What a rail is to say about what goes out by it.</summary>
public enum SimulatedRailAnswer
{
    /// <summary>The recipient's bank has the money: what is under way has arrived.</summary>
    Settle,

    /// <summary>No: what is under way has failed.</summary>
    Reject,

    /// <summary>The recipient's bank sends it back: what had arrived returns.</summary>
    Return,
}

internal static class SimulatedRailAnswers
{
    private const string AccountClosed = "AC04";

    public static RailOutcome ToOutcome(this SimulatedRailAnswer answer) =>
        answer switch
        {
            SimulatedRailAnswer.Settle => RailOutcome.Settled,
            SimulatedRailAnswer.Reject => RailOutcome.Rejected,
            SimulatedRailAnswer.Return => RailOutcome.Returned,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>A rail that says no says why.</summary>
    public static string? ReasonOf(this SimulatedRailAnswer answer, string? schemeCode) =>
        answer is SimulatedRailAnswer.Settle ? null : schemeCode ?? AccountClosed;

    public static IRuleBuilderOptions<T, string?> IsSchemeCode<T>(
        this IRuleBuilder<T, string?> rule
    ) =>
        rule.Must(code => code is null || (code.Length == 4 && code.All(char.IsAsciiLetterOrDigit)))
            .WithMessage("A reason of ISO 20022 has four letters and digits, such as AC04.");
}
