using System.Text.Json.Serialization;
using Payments.Sandbox.Banks;
using Payments.Sandbox.Fx;
using Payments.Sandbox.Rails;

namespace Payments.Sandbox.Journal;

/// <summary>One remembered fact; a line of the journal.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ParticipantJoined), "participant")]
[JsonDerivedType(typeof(BatchAccepted), "batch")]
[JsonDerivedType(typeof(OutcomeForced), "outcome")]
[JsonDerivedType(typeof(PaymentRecalled), "recall")]
[JsonDerivedType(typeof(CreditAccepted), "credit")]
[JsonDerivedType(typeof(CreditRecalled), "credit_recall")]
[JsonDerivedType(typeof(RecallAnswered), "recall_answer")]
[JsonDerivedType(typeof(NoticeIssued), "notice")]
[JsonDerivedType(typeof(NoticeDelivered), "delivered")]
[JsonDerivedType(typeof(ConsentSaved), "consent")]
[JsonDerivedType(typeof(FxOrderSaved), "fx_order")]
internal abstract record JournalEntry;

internal sealed record ParticipantJoined(string ParticipantId, string CallbackUrl) : JournalEntry;

internal sealed record BatchAccepted(
    string Scheme,
    string ParticipantId,
    DateTimeOffset At,
    IReadOnlyList<InstructionMessage> Instructions
) : JournalEntry;

internal sealed record OutcomeForced(string InstructionId, DateTimeOffset At, PlannedStep Step)
    : JournalEntry;

/// <summary>Called off: what was planned and not told yet never happens, the step does.</summary>
internal sealed record PaymentRecalled(string InstructionId, DateTimeOffset At, PlannedStep Step)
    : JournalEntry;

internal sealed record CreditAccepted(
    string CreditId,
    string Scheme,
    string ParticipantId,
    DateTimeOffset At,
    CreditRequest Credit
) : JournalEntry;

/// <summary>The payer's bank wants a credit back.</summary>
internal sealed record CreditRecalled(
    string RecallId,
    string Key,
    string CreditId,
    string ReasonCode,
    DateTimeOffset At
) : JournalEntry;

/// <summary>The participant said no.</summary>
internal sealed record RecallAnswered(string RecallId, string ReasonCode) : JournalEntry;

/// <summary>
/// <paramref name="Steps"/> stands beside the notice's reports: which step of its payment's plan
/// each one tells, so that a restart knows what has been said.
/// </summary>
internal sealed record NoticeIssued(
    string ParticipantId,
    NoticeMessage Notice,
    IReadOnlyList<int> Steps
) : JournalEntry;

internal sealed record NoticeDelivered(string NoticeId) : JournalEntry;

/// <summary>The whole consent after a change; the last one counts.</summary>
internal sealed record ConsentSaved(BankConsent Consent) : JournalEntry;

/// <summary>The whole order after a change; the last one counts.</summary>
internal sealed record FxOrderSaved(FxOrder Order) : JournalEntry;
