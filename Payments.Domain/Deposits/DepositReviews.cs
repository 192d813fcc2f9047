using Payments.Domain.Rejections;

namespace Payments.Domain.Deposits;

/// <summary>Why a deposit is looked at before it is in the balance.</summary>
public enum DepositReviewReason
{
    /// <summary>A magic word of the sandbox asked for it.</summary>
    MagicWord,

    /// <summary>Somebody else than the holder of the account paid.</summary>
    ThirdParty,

    /// <summary>Who paid could be the holder or not: the name is only alike, or was not told.</summary>
    PayerUnclear,

    /// <summary>The same payer paid the same amount with the same reference a short while ago.</summary>
    SuspectedDuplicate,

    /// <summary>The tenant's policy wants such amounts looked at.</summary>
    LargeAmount,
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
/// <param name="Asks">Questions are put to the tenant.</param>
public sealed record DepositWord(
    string Word,
    DepositDecision? Then,
    RejectCode? RejectCode = null,
    bool Asks = false
)
{
    /// <summary>
    /// FAIL_AML is the refusal of a review, which sends money back; SEND_RFI asks questions, and where
    /// no member has the right COMPLIANCE it ends as a declined question does: cancelled.
    /// </summary>
    public static IReadOnlyList<DepositWord> All { get; } =
    [
        new("HALT_AML", null),
        new("PUSH_AML", DepositDecision.Accept),
        new("FAIL_AML", DepositDecision.Return, Rejections.RejectCode.ComplianceDeclined),
        new("SEND_RFI", null, Asks: true),
    ];
}
