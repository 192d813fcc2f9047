using System.Text.Json;
using System.Text.Json.Serialization;
using Payments.Sandbox.Addresses;
using Payments.Sandbox.Banks;
using Payments.Sandbox.Fx;
using Payments.Sandbox.Journal;
using Payments.Sandbox.Kyc;
using Payments.Sandbox.Media;
using Payments.Sandbox.Payees;
using Payments.Sandbox.Rails;

namespace Payments.Sandbox;

/// <summary>All JSON that the sandbox reads or writes, compiled.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    // "1" for 1 is no number: a partner that sends it should hear so here, not later.
    NumberHandling = JsonNumberHandling.Strict
)]
[JsonSerializable(typeof(JournalEntry))]
[JsonSerializable(typeof(ParticipantRequest))]
[JsonSerializable(typeof(BatchRequest))]
[JsonSerializable(typeof(BatchReceipt))]
[JsonSerializable(typeof(PaymentStatusMessage))]
[JsonSerializable(typeof(OutcomeRequest))]
[JsonSerializable(typeof(RecallRequest))]
[JsonSerializable(typeof(CreditRequest))]
[JsonSerializable(typeof(CreditReceipt))]
[JsonSerializable(typeof(CreditRecallRequest))]
[JsonSerializable(typeof(CreditRecallReceipt))]
[JsonSerializable(typeof(RecallRefusal))]
[JsonSerializable(typeof(CreditRecallMessage))]
[JsonSerializable(typeof(NoticeMessage))]
[JsonSerializable(typeof(RailError))]
[JsonSerializable(typeof(RatesMessage))]
[JsonSerializable(typeof(PairsMessage))]
[JsonSerializable(typeof(OrderRequest))]
[JsonSerializable(typeof(OrderCancellation))]
[JsonSerializable(typeof(OrderOutcome))]
[JsonSerializable(typeof(OrderStateMessage))]
[JsonSerializable(typeof(FxError))]
[JsonSerializable(typeof(KycQuestion))]
[JsonSerializable(typeof(KycAnswerMessage))]
[JsonSerializable(typeof(KycError))]
[JsonSerializable(typeof(PayeeQuestionMessage))]
[JsonSerializable(typeof(PayeeAnswerMessage))]
[JsonSerializable(typeof(QuestionError))]
[JsonSerializable(typeof(MediaQuestionMessage))]
[JsonSerializable(typeof(MediaReceiptMessage))]
[JsonSerializable(typeof(MediaStateMessage))]
[JsonSerializable(typeof(CleanserQuestionMessage))]
[JsonSerializable(typeof(CleanserAnswerMessage))]
[JsonSerializable(typeof(ConsentRequestMessage))]
[JsonSerializable(typeof(ConsentCreatedMessage))]
[JsonSerializable(typeof(ConsentMessage))]
[JsonSerializable(typeof(ConsentStatusMessage))]
[JsonSerializable(typeof(AccountListMessage))]
[JsonSerializable(typeof(BalanceReportMessage))]
[JsonSerializable(typeof(TransactionReportMessage))]
[JsonSerializable(typeof(TppErrorMessage))]
internal sealed partial class SandboxJson : JsonSerializerContext;
