namespace Payments.Domain.Reviews;

/// <summary>Why outgoing money is looked at before a rail gets it.</summary>
public enum ReviewReason
{
    /// <summary>A magic word of the sandbox asked for it.</summary>
    MagicWord,

    /// <summary>The platform looks at such amounts.</summary>
    LargeAmount,

    /// <summary>Nothing that was paid to the account has arrived before, and the amount is not small.</summary>
    NewRecipient,

    /// <summary>The recipient's name or account is on a list of the platform.</summary>
    ListedRecipient,

    /// <summary>The account's country is on a list of the platform.</summary>
    ListedCountry,

    /// <summary>The institution that instructs it is not approved.</summary>
    UnapprovedInstitution,
}
