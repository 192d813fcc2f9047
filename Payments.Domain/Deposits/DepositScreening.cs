using Payments.Domain.Rails;
using Payments.Domain.Rejections;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Deposits;

/// <summary>Why a deposit is looked at before it is in the balance.</summary>
public enum DepositReviewReason
{
    /// <summary>A magic word of the sandbox asked for it.</summary>
    MagicWord,
}

/// <summary>What a review of a deposit comes to.</summary>
public enum DepositDecision
{
    /// <summary>It is in the balance: CONFIRMED.</summary>
    Accept,

    /// <summary>All of it goes back to the payer, without a fee: REFUNDING.</summary>
    Return,

    /// <summary>It is CANCELLED: the money is nobody's and lies in suspense.</summary>
    Cancel,
}

/// <summary>A word that only a sandbox knows, anywhere in a deposit's reference.</summary>
/// <param name="Word">The word.</param>
/// <param name="Then">What the review comes to by itself; null: somebody has to decide.</param>
/// <param name="RejectCode">Why, where it is refused.</param>
public sealed record DepositWord(string Word, DepositDecision? Then, RejectCode? RejectCode = null);

/// <summary>What the platform's rules say about money that a rail brought.</summary>
/// <param name="Reasons">Empty: nothing stops it.</param>
/// <param name="Then">What the review comes to by itself; null: somebody has to decide.</param>
/// <param name="RejectCode">Why, where it is refused by a rule.</param>
public sealed record DepositScreening(
    IReadOnlyList<DepositReviewReason> Reasons,
    DepositDecision? Then,
    RejectCode? RejectCode
)
{
    /// <summary>
    /// FAIL_AML is the refusal of a review, which sends money back; SEND_RFI asks questions, and while
    /// nobody can be asked it ends as a declined question does: cancelled.
    /// </summary>
    public static IReadOnlyList<DepositWord> MagicWords { get; } =
    [
        new("HALT_AML", null),
        new("PUSH_AML", DepositDecision.Accept),
        new("FAIL_AML", DepositDecision.Return, Rejections.RejectCode.ComplianceDeclined),
        new(
            "SEND_RFI",
            DepositDecision.Cancel,
            Rejections.RejectCode.CancellationRequestedByParticipant
        ),
    ];

    public static DepositScreening Passed { get; } = new([], null, null);

    public static DepositScreening Of(CreditNotice credit, TenantEnvironment environment)
    {
        var word =
            environment is TenantEnvironment.Sandbox && credit.Reference is { } reference
                ? MagicWords.FirstOrDefault(word => RailText.Says(reference, word.Word))
                : null;
        return word is null
            ? Passed
            : new([DepositReviewReason.MagicWord], word.Then, word.RejectCode);
    }
}
