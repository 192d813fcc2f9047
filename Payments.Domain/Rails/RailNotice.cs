using Payments.Domain.Values;

namespace Payments.Domain.Rails;

/// <summary>
/// What a rail tells us, at least once: the same notice keeps its id, and the same report or credit
/// may also come in another notice. Order is by <see cref="RailStatusReport.Sequence"/> only.
/// </summary>
public sealed record RailNotice(
    string NoticeId,
    RailScheme Scheme,
    DateTimeOffset CreatedAt,
    IReadOnlyList<RailStatusReport> Reports,
    IReadOnlyList<CreditNotice> Credits,
    IReadOnlyList<RecallNotice> Recalls
);

/// <summary>News of an instruction of ours (pain.002, or pacs.004 for a return).</summary>
/// <param name="Sequence">Rises with each new report on one instruction, from 1.</param>
/// <param name="Reason">Set for REJECTED and RETURNED.</param>
public sealed record RailStatusReport(
    string InstructionId,
    string? EndToEndId,
    int Sequence,
    RailOutcome Outcome,
    RailReason? Reason,
    Money Amount,
    DateTimeOffset At
);

/// <summary>Money that arrived for an account of ours (camt.054).</summary>
/// <param name="CreditId">The rail's id: one credit, however often it is told.</param>
/// <param name="PayeeName">What the payer called the account; null when the rail does not tell.</param>
public sealed record CreditNotice(
    string CreditId,
    Money Amount,
    string? PayerName,
    RailAccount? PayerAccount,
    RailAccount CreditorAccount,
    string? Reference,
    DateTimeOffset At,
    string? PayeeName = null
);

/// <summary>The payer's bank wants money back (camt.056); the news may come before that of the money.</summary>
/// <param name="RecallId">The rail's id: one recall, however often it is told.</param>
/// <param name="Credit">The money that it is about, as the rail brought it or will.</param>
/// <param name="ReasonCode">By ISO 20022, such as DUPL or FRAD.</param>
public sealed record RecallNotice(
    string RecallId,
    CreditNotice Credit,
    string ReasonCode,
    DateTimeOffset At
);

public enum RailOutcome
{
    /// <summary>Taken, or on its way (RCVD, ACSP).</summary>
    InProcess,

    /// <summary>The recipient's bank has the money (ACSC, ACCC).</summary>
    Settled,

    /// <summary>Refused before settlement (RJCT).</summary>
    Rejected,

    /// <summary>Sent back after settlement, even days later.</summary>
    Returned,
}
