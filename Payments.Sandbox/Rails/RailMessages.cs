namespace Payments.Sandbox.Rails;

/// <summary>Where a participant wants its notices; the last address told counts.</summary>
internal sealed record ParticipantRequest(string? ParticipantId, string? CallbackUrl);

/// <summary>A credit transfer initiation, after pain.001: one message, many instructions.</summary>
internal sealed record BatchRequest(
    string? MessageId,
    string? ParticipantId,
    string? CallbackUrl,
    IReadOnlyList<InstructionMessage>? Instructions
);

/// <summary><paramref name="InstructionId"/> is the sender's and makes the payment once.</summary>
internal sealed record InstructionMessage(
    string? InstructionId,
    string? EndToEndId,
    long AmountMinorUnits,
    string? Currency,
    PartyMessage? Debtor,
    PartyMessage? Creditor,
    string? Remittance
);

internal sealed record PartyMessage(string? Name, AccountMessage? Account);

/// <summary>
/// <paramref name="Type"/> is IBAN, BSB, PAYID, ABA …; <paramref name="Routing"/> is the BSB,
/// sort code or the like that stands beside the number.
/// </summary>
internal sealed record AccountMessage(
    string? Type,
    string? Number,
    string? Routing,
    string? Bic,
    string? Country
);

internal sealed record BatchReceipt(
    string MessageId,
    IReadOnlyList<InstructionReceipt> Instructions
);

/// <summary>RCVD or RJCT with a reason; a repeated instruction says so and nothing more happens.</summary>
internal sealed record InstructionReceipt(
    string? InstructionId,
    string Status,
    bool Duplicate,
    string? ReasonCode,
    string? ReasonText
);

internal sealed record PaymentStatusMessage(
    string InstructionId,
    string? EndToEndId,
    string Scheme,
    string Status,
    int Sequence,
    string? ReasonCode,
    string? ReasonText,
    DateTimeOffset AcceptedAt
);

/// <summary>Tells the rail what to answer: ACSP, ACSC, RJCT or RTRN.</summary>
internal sealed record OutcomeRequest(string? Status, string? ReasonCode, int DelayMs);

/// <summary>Asks to call an instruction off (after camt.056); only CUST is a reason.</summary>
internal sealed record RecallRequest(string? ReasonCode);

/// <summary>Money that somebody outside sends to an account of the participant.</summary>
internal sealed record CreditRequest(
    string? Key,
    string? ParticipantId,
    string? CallbackUrl,
    long AmountMinorUnits,
    string? Currency,
    string? PayerName,
    AccountMessage? PayerAccount,
    AccountMessage? CreditorAccount,
    string? Reference,
    string? CreditorName = null
);

internal sealed record CreditReceipt(string CreditId, bool Duplicate);

/// <summary>
/// What a rail tells a participant: status reports after pain.002 (a return, pacs.004, has status
/// RTRN), credits after camt.054 and recalls of credits after camt.056. The same notice always has the same id.
/// </summary>
internal sealed record NoticeMessage(
    string NoticeId,
    string Scheme,
    DateTimeOffset CreatedAt,
    IReadOnlyList<ReportMessage> Reports,
    IReadOnlyList<CreditMessage> Credits,
    // Null in what was journalled before rails told of recalls.
    IReadOnlyList<RecallMessage>? Recalls = null
);

/// <summary>The payer's bank wants a credit back (after camt.056, which repeats what it is about).</summary>
internal sealed record RecallMessage(
    string RecallId,
    CreditMessage Credit,
    string ReasonCode,
    DateTimeOffset At
);

/// <summary>Lets the payer's bank recall a credit; <paramref name="Key"/> makes it once.</summary>
internal sealed record CreditRecallRequest(
    string? Key,
    string? ParticipantId,
    string? CallbackUrl,
    string? ReasonCode
);

internal sealed record CreditRecallReceipt(string RecallId, bool Duplicate);

/// <summary>The participant says no (after camt.029).</summary>
internal sealed record RecallRefusal(string? ReasonCode);

/// <summary>What became of a recall, for who asks; <paramref name="RefusedFor"/> is null until a no.</summary>
internal sealed record CreditRecallMessage(
    string RecallId,
    string CreditId,
    string ReasonCode,
    string? RefusedFor
);

/// <summary><paramref name="Sequence"/> orders the reports on one instruction.</summary>
internal sealed record ReportMessage(
    string InstructionId,
    string? EndToEndId,
    int Sequence,
    string Status,
    string? ReasonCode,
    string? ReasonText,
    long AmountMinorUnits,
    string Currency,
    DateTimeOffset At
);

internal sealed record CreditMessage(
    string CreditId,
    string Key,
    long AmountMinorUnits,
    string Currency,
    string? PayerName,
    AccountMessage? PayerAccount,
    AccountMessage CreditorAccount,
    string? Reference,
    DateTimeOffset At,
    string? CreditorName = null
);

internal sealed record RailError(string Code, string Message);
