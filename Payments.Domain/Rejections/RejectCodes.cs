using System.Diagnostics;

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

    /// <summary>Whether the same payment may succeed when it is sent again as a new one.</summary>
    public static bool IsRetryable(RejectCode code) => code is RejectCode.TechnicalIssue;
}
