using System.Diagnostics;
using Payments.Domain.Commands;
using Payments.Domain.Rejections;
using Payments.Domain.Rfis;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Reviews;

/// <summary>What a review comes to by itself.</summary>
public enum ReviewOutcome
{
    /// <summary>Somebody has to decide.</summary>
    Wait,

    /// <summary>It is pushed on as if approved.</summary>
    Pass,

    /// <summary>It is cancelled straight away.</summary>
    Decline,

    /// <summary>Questions are put to the tenant; where nobody could answer, it is cancelled.</summary>
    Ask,
}

/// <summary>A reason to look at outgoing money before a rail gets it.</summary>
/// <param name="Word">A magic word of the sandbox, anywhere in the reference.</param>
/// <param name="Then">What the review comes to.</param>
public sealed record ReviewRule(string Word, ReviewOutcome Then)
{
    /// <summary>
    /// Words that only a sandbox knows. FAIL_ACC is the rail's own: it settles and comes back.
    /// SEND_RFI asks questions; where no member has the right COMPLIANCE, it is declined as FAIL_AML is.
    /// </summary>
    public static IReadOnlyList<ReviewRule> MagicWords { get; } =
    [
        new("HALT_AML", ReviewOutcome.Wait),
        new("FAIL_AML", ReviewOutcome.Decline),
        new("PUSH_AML", ReviewOutcome.Pass),
        new("SEND_RFI", ReviewOutcome.Ask),
    ];

    /// <summary>The rule that stops money with this reference; null for none.</summary>
    public static ReviewRule? Find(string? reference, TenantEnvironment environment) =>
        environment is TenantEnvironment.Sandbox && reference is not null
            ? MagicWords.FirstOrDefault(rule =>
                reference.Contains(rule.Word, StringComparison.Ordinal)
            )
            : null;

    /// <summary>Does with what is under review now what the rule says.</summary>
    internal ValueTask ApplyAsync(Work work, IReviewSubject subject) =>
        Then switch
        {
            ReviewOutcome.Pass => subject.PassAsync(work),
            ReviewOutcome.Decline => subject.DeclineAsync(
                work,
                RejectCode.ComplianceDeclined,
                "It was declined."
            ),
            ReviewOutcome.Ask => RfiAsking.AskAsync(work, subject),
            ReviewOutcome.Wait => ValueTask.CompletedTask,
            _ => throw new UnreachableException(),
        };
}
