using System.Diagnostics;
using Payments.Domain.Lifecycles;

namespace Payments.Domain.Rejections;

/// <summary>The facts about every reject code.</summary>
public static class RejectCodes
{
    public static RejectCategory CategoryOf(RejectCode code) =>
        code switch
        {
            RejectCode.CancellationRequestedByParticipant => RejectCategory.Participant,
            RejectCode.CancellationByRecipientFi
            or RejectCode.RecipientInadequateData
            or RejectCode.RecipientInvalidAddress
            or RejectCode.RecipientIncompleteAddress
            or RejectCode.RecipientAccountClosed
            or RejectCode.RecipientInvalidAccountNumber
            or RejectCode.RecipientInvalidBankCode
            or RejectCode.RecipientInvalidAccount
            or RejectCode.RecipientCountryNotSupported
            or RejectCode.RecipientCurrencyNotSupported => RejectCategory.Recipient,
            RejectCode.ComplianceDeclined
            or RejectCode.ComplianceDeclinedExternal
            or RejectCode.DataEnquiryTimeElapsed
            or RejectCode.DataEnquiryResponseInadequate
            or RejectCode.SourceOfFundsInadequate => RejectCategory.Compliance,
            RejectCode.SenderInadequateData
            or RejectCode.SenderInvalidAddress
            or RejectCode.SenderIncompleteAddress => RejectCategory.Sender,
            RejectCode.DuplicateTransaction => RejectCategory.Payment,
            RejectCode.TechnicalIssue or RejectCode.Expired => RejectCategory.Technical,
            _ => throw new UnreachableException(),
        };

    /// <summary>The code that was stored under its printed name; null for none.</summary>
    public static RejectCode? Find(string? name)
    {
        foreach (var code in Enum.GetValues<RejectCode>())
        {
            if (string.Equals(StatusName.Of(code), name, StringComparison.Ordinal))
            {
                return code;
            }
        }

        return null;
    }

    /// <summary>Whether the same payment may succeed when it is sent again as a new one.</summary>
    public static bool IsRetryable(RejectCode code) => code is RejectCode.TechnicalIssue;
}
