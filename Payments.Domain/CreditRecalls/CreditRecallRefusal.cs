namespace Payments.Domain.CreditRecalls;

/// <summary>Why recalled money stays.</summary>
public enum CreditRecallRefusal
{
    /// <summary>You do not agree (CUST).</summary>
    CustomerDecision,

    /// <summary>It is spent, in whole or in part (AM04).</summary>
    InsufficientFunds,

    /// <summary>A law or a court forbids it (LEGL).</summary>
    LegalDecision,

    /// <summary>It went back already (ARDT).</summary>
    AlreadyReturned,

    /// <summary>Nobody answered in time (NOAS).</summary>
    NoAnswer,

    /// <summary>The money that it is about never came (NOOR).</summary>
    NoOriginal,

    /// <summary>An earlier recall of the same money waits for its answer (ARPL).</summary>
    AwaitingReply,

    /// <summary>The platform has decided otherwise about the money (AGNT).</summary>
    PlatformDecision,
}

/// <summary>The refusals in the words of ISO 20022 (camt.029).</summary>
public static class CreditRecallRefusals
{
    /// <summary>Those that a tenant can give.</summary>
    public static IReadOnlyList<CreditRecallRefusal> OfTenants { get; } =
    [
        CreditRecallRefusal.CustomerDecision,
        CreditRecallRefusal.InsufficientFunds,
        CreditRecallRefusal.LegalDecision,
    ];

    public static string CodeOf(CreditRecallRefusal refusal) =>
        refusal switch
        {
            CreditRecallRefusal.CustomerDecision => "CUST",
            CreditRecallRefusal.InsufficientFunds => "AM04",
            CreditRecallRefusal.LegalDecision => "LEGL",
            CreditRecallRefusal.AlreadyReturned => "ARDT",
            CreditRecallRefusal.NoAnswer => "NOAS",
            CreditRecallRefusal.NoOriginal => "NOOR",
            CreditRecallRefusal.AwaitingReply => "ARPL",
            CreditRecallRefusal.PlatformDecision => "AGNT",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
