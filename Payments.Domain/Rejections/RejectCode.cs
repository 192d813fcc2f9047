namespace Payments.Domain.Rejections;

/// <summary>Why a payment was refused, the same codes for all objects and rails. The list may grow.</summary>
public enum RejectCode
{
    /// <summary>It was stopped on request, or the request for information was declined.</summary>
    CancellationRequestedByParticipant,

    /// <summary>The recipient's institution refused it.</summary>
    CancellationByRecipientFi,

    /// <summary>It does not meet the platform's compliance requirements.</summary>
    ComplianceDeclined,

    /// <summary>An external compliance party declined it.</summary>
    ComplianceDeclinedExternal,

    /// <summary>The sender's name is missing or wrong.</summary>
    SenderInadequateData,

    /// <summary>The sender's address is wrong.</summary>
    SenderInvalidAddress,

    /// <summary>Parts of the sender's address are missing.</summary>
    SenderIncompleteAddress,

    /// <summary>The recipient's name is missing or wrong.</summary>
    RecipientInadequateData,

    /// <summary>The recipient's address is wrong.</summary>
    RecipientInvalidAddress,

    /// <summary>Parts of the recipient's address are missing.</summary>
    RecipientIncompleteAddress,

    /// <summary>The request for information was not answered in time.</summary>
    DataEnquiryTimeElapsed,

    /// <summary>The answer to the request for information was incomplete or poor.</summary>
    DataEnquiryResponseInadequate,

    /// <summary>The source of the funds was not shown well enough.</summary>
    SourceOfFundsInadequate,

    /// <summary>It was declined as a duplicate.</summary>
    DuplicateTransaction,

    /// <summary>Something technical failed on the way: send it again as a new payment.</summary>
    TechnicalIssue,

    /// <summary>The recipient's account is closed or blocked.</summary>
    RecipientAccountClosed,

    /// <summary>The account number is missing or wrong.</summary>
    RecipientInvalidAccountNumber,

    /// <summary>The bank code (BSB, sort code, …) is wrong.</summary>
    RecipientInvalidBankCode,

    /// <summary>The account does not take this currency or payment.</summary>
    RecipientInvalidAccount,

    /// <summary>The recipient's country cannot be paid to.</summary>
    RecipientCountryNotSupported,

    /// <summary>The currency cannot be paid out there.</summary>
    RecipientCurrencyNotSupported,

    /// <summary>Its time was over before it could be carried out.</summary>
    Expired,
}
