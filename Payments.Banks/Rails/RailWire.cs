namespace Payments.Banks.Rails;

// The rail's JSON, as its side documents it. Constructor parameters without a default must be there.

internal sealed record WireParticipant(string ParticipantId, string CallbackUrl);

internal sealed record WireBatch(
    string MessageId,
    string ParticipantId,
    string CallbackUrl,
    IReadOnlyList<WireInstruction> Instructions
);

internal sealed record WireInstruction(
    string InstructionId,
    string EndToEndId,
    long AmountMinorUnits,
    string Currency,
    WireParty Debtor,
    WireParty Creditor,
    string? Remittance
);

internal sealed record WireParty(string Name, WireAccount? Account);

internal sealed record WireAccount(
    string Type,
    string Number,
    string? Routing = null,
    string? Bic = null,
    string? Country = null
);

internal sealed record WireBatchReceipt(IReadOnlyList<WireReceipt> Instructions);

internal sealed record WireReceipt(
    string Status,
    string? InstructionId = null,
    bool Duplicate = false,
    string? ReasonCode = null
);

internal sealed record WireState(
    string InstructionId,
    string Status,
    int Sequence,
    string? ReasonCode = null
);

internal sealed record WireCredit(
    string Key,
    string ParticipantId,
    string CallbackUrl,
    long AmountMinorUnits,
    string Currency,
    string? PayerName,
    WireAccount? PayerAccount,
    WireAccount CreditorAccount,
    string? Reference,
    string? CreditorName
);

internal sealed record WireCreditReceipt(string CreditId);

internal sealed record WireOutcome(string Status, string? ReasonCode, int DelayMs);

/// <summary>After camt.056: why an instruction is called off.</summary>
internal sealed record WireRecall(string ReasonCode);

internal sealed record WireNotice(
    string NoticeId,
    string Scheme,
    DateTimeOffset CreatedAt,
    IReadOnlyList<WireReport> Reports,
    IReadOnlyList<WireCreditNotice> Credits,
    // A rail that knows no recalls leaves them out.
    IReadOnlyList<WireRecallNotice>? Recalls = null
);

/// <summary>After camt.056: the payer's bank wants a credit back.</summary>
internal sealed record WireRecallNotice(
    string RecallId,
    WireCreditNotice Credit,
    string ReasonCode,
    DateTimeOffset At
);

/// <summary>After camt.029: recalled money stays.</summary>
internal sealed record WireRecallAnswer(string ReasonCode);

/// <summary>What only a simulated rail takes: the payer's bank recalls a credit.</summary>
internal sealed record WireCreditRecall(
    string Key,
    string ParticipantId,
    string CallbackUrl,
    string ReasonCode
);

internal sealed record WireReport(
    string InstructionId,
    int Sequence,
    string Status,
    long AmountMinorUnits,
    string Currency,
    DateTimeOffset At,
    string? EndToEndId = null,
    string? ReasonCode = null
);

internal sealed record WireCreditNotice(
    string CreditId,
    long AmountMinorUnits,
    string Currency,
    WireAccount CreditorAccount,
    DateTimeOffset At,
    string? PayerName = null,
    WireAccount? PayerAccount = null,
    string? Reference = null,
    string? CreditorName = null
);
