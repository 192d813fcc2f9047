using Payments.Domain.Parties;

namespace Payments.Domain.TransferParties;

/// <summary>Who is named as the payer.</summary>
public enum PayerMode
{
    /// <summary>You yourself.</summary>
    Tenant,

    /// <summary>A stored sender.</summary>
    Sender,

    /// <summary>A sender whose details were given with the transfer.</summary>
    InlineSender,

    /// <summary>A sub-client: the holder of one of your virtual accounts.</summary>
    SubClient,

    /// <summary>A sender for whom a sub-client pays.</summary>
    SenderForSubClient,
}

/// <summary>Who pays, as it was when the transfer was made.</summary>
/// <param name="Mode">Who is named.</param>
/// <param name="DisplayName">What the recipient's bank is told.</param>
/// <param name="Address">Of the sender, where known.</param>
/// <param name="DateOfBirth">Of the sender, where known.</param>
public sealed record Payer(
    PayerMode Mode,
    string DisplayName,
    Address? Address = null,
    DateOnly? DateOfBirth = null
);

/// <summary>A sender that is used once and not stored.</summary>
public sealed record InlineSender(
    PartyName Name,
    Address? Address = null,
    DateOnly? DateOfBirth = null
);
