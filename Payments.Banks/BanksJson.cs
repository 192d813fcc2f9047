using System.Text.Json;
using System.Text.Json.Serialization;
using Payments.Banks.AccountData;
using Payments.Banks.Addresses;
using Payments.Banks.Fx;
using Payments.Banks.Kyc;
using Payments.Banks.Media;
using Payments.Banks.Payees;
using Payments.Banks.Rails;

namespace Payments.Banks;

/// <summary>
/// All JSON that comes from outside or goes there. A null where none may be, or a missing member,
/// makes the whole answer invalid instead of surfacing later.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(WireParticipant))]
[JsonSerializable(typeof(WireBatch))]
[JsonSerializable(typeof(WireBatchReceipt))]
[JsonSerializable(typeof(WireState))]
[JsonSerializable(typeof(WireCredit))]
[JsonSerializable(typeof(WireCreditReceipt))]
[JsonSerializable(typeof(WireOutcome))]
[JsonSerializable(typeof(WireRecall))]
[JsonSerializable(typeof(WireNotice))]
[JsonSerializable(typeof(WireRecallAnswer))]
[JsonSerializable(typeof(WireCreditRecall))]
[JsonSerializable(typeof(WireRates))]
[JsonSerializable(typeof(WirePairs))]
[JsonSerializable(typeof(WireKycQuestion))]
[JsonSerializable(typeof(WireKycAnswer))]
[JsonSerializable(typeof(WireOrder))]
[JsonSerializable(typeof(WireOrderCancellation))]
[JsonSerializable(typeof(WireOrderOutcome))]
[JsonSerializable(typeof(WireOrderState))]
[JsonSerializable(typeof(WirePayeeQuestion))]
[JsonSerializable(typeof(WirePayeeAnswer))]
[JsonSerializable(typeof(WireCleanserQuestion))]
[JsonSerializable(typeof(WireCleanserAnswer))]
[JsonSerializable(typeof(WireMediaQuestion))]
[JsonSerializable(typeof(WireMediaReceipt))]
[JsonSerializable(typeof(WireMediaState))]
[JsonSerializable(typeof(WireConsentRequest))]
[JsonSerializable(typeof(WireConsentCreated))]
[JsonSerializable(typeof(WireConsentStatus))]
[JsonSerializable(typeof(WireAccountList))]
[JsonSerializable(typeof(WireBalanceReport))]
[JsonSerializable(typeof(WireTransactionReport))]
[JsonSerializable(typeof(WireTppError))]
internal sealed partial class BanksJson : JsonSerializerContext;
