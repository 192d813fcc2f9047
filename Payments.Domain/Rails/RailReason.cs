namespace Payments.Domain.Rails;

/// <summary>Why a payment failed.</summary>
/// <param name="Code">Our word, the same for all rails: RECIPIENT_ACCOUNT_CLOSED.</param>
/// <param name="SchemeCode">The rail's own code, as it came: AC04.</param>
/// <param name="Retryable">True when a new payment with the same data may succeed.</param>
public sealed record RailReason(
    string Code,
    string SchemeCode,
    string Message,
    RailReasonCategory Category,
    bool Retryable
)
{
    /// <summary>From an ISO 20022 external status reason; an unknown one is a technical issue.</summary>
    public static RailReason Of(string schemeCode)
    {
        var (code, message, category) = Recipient(schemeCode) ?? Other(schemeCode);
        return new(code, schemeCode, message, category, MayPassLater(schemeCode));
    }

    private static (string, string, RailReasonCategory)? Recipient(string schemeCode) =>
        schemeCode switch
        {
            "AC01" or "AC03" => Of("INVALID_ACCOUNT_NUMBER", "The account number is wrong."),
            "AC04" or "AC06" or "MD07" => Of("ACCOUNT_CLOSED", "The account is closed or blocked."),
            "AG01" or "AM03" => Of("INVALID_ACCOUNT", "The account does not take this payment."),
            "RC01" or "CNOR" => Of("INVALID_BANK_CODE", "The bank code is wrong."),
            "BE04" => Of("INCOMPLETE_ADDRESS", "The recipient's address is incomplete."),
            "BE22" or "RR03" => Of("INADEQUATE_DATA", "The recipient's name is missing or wrong."),
            _ => null,
        };

    private static (string, string, RailReasonCategory) Of(string code, string message) =>
        ($"RECIPIENT_{code}", message, RailReasonCategory.Recipient);

    private static (string, string, RailReasonCategory) Other(string schemeCode) =>
        schemeCode switch
        {
            "CUST" or "MS02" => (
                "CANCELLATION_BY_RECIPIENT_FI",
                "The recipient's bank refused it.",
                RailReasonCategory.Recipient
            ),
            "AM05" => ("DUPLICATE_TRANSACTION", "It is a duplicate.", RailReasonCategory.Payment),
            "AM01" or "AM02" or "AM12" => (
                "AMOUNT_NOT_ACCEPTED",
                "The rail does not take this amount.",
                RailReasonCategory.Payment
            ),
            "FRAD" => ("COMPLIANCE_DECLINED", "It was declined.", RailReasonCategory.Compliance),
            "RR04" => (
                "COMPLIANCE_DECLINED_EXTERNAL",
                "It was declined for a regulatory reason.",
                RailReasonCategory.Compliance
            ),
            "TM01" => ("EXPIRED", "It came after the cut-off.", RailReasonCategory.Technical),
            _ => (
                "TECHNICAL_ISSUE",
                "A bank on the way could not process it.",
                RailReasonCategory.Technical
            ),
        };

    /// <summary>What was down or closed then may be open now.</summary>
    private static bool MayPassLater(string schemeCode) =>
        schemeCode is "AB05" or "AB06" or "AB08" or "AB09" or "AM04" or "ED05" or "TM01";
}

/// <summary>Whose data or doing stands in the way.</summary>
public enum RailReasonCategory
{
    Recipient,
    Payment,
    Compliance,
    Technical,
}
