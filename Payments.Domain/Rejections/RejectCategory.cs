namespace Payments.Domain.Rejections;

/// <summary>Whose data or doing stands in the way.</summary>
public enum RejectCategory
{
    /// <summary>The tenant asked for it.</summary>
    Participant,

    /// <summary>The sender's data.</summary>
    Sender,

    /// <summary>The recipient, the account or its bank.</summary>
    Recipient,

    /// <summary>The payment itself.</summary>
    Payment,

    /// <summary>A compliance decision.</summary>
    Compliance,

    /// <summary>The way that the payment took.</summary>
    Technical,
}
