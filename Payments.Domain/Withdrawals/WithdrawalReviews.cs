using Payments.Domain.Tenancy;

namespace Payments.Domain.Withdrawals;

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

/// <summary>A reason to look at a withdrawal before the rail gets it.</summary>
/// <param name="Word">A magic word of the sandbox, anywhere in the reference.</param>
/// <param name="Then">What the review comes to.</param>
public sealed record ReviewRule(string Word, ReviewOutcome Then);

/// <summary>Which withdrawals are reviewed.</summary>
public static class WithdrawalReviews
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

    /// <summary>The rule that stops it; null for none.</summary>
    public static ReviewRule? FindRule(Withdrawal withdrawal, TenantEnvironment environment) =>
        environment is TenantEnvironment.Sandbox && withdrawal.Reference is { } reference
            ? MagicWords.FirstOrDefault(rule =>
                reference.Contains(rule.Word, StringComparison.Ordinal)
            )
            : null;
}
