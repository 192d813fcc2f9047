using System.Text.Json.Serialization;

namespace Payments.Sandbox.Banks;

/// <summary>A permission at a bank, as the bank keeps it (NextGenPSD2 1.3, 5.6 and 6.3).</summary>
internal sealed record BankConsent(
    string ConsentId,
    string BankCode,
    ConsentStatus Status,
    AccessScope Scope,
    bool RecurringIndicator,
    DateOnly ValidUntil,
    int FrequencyPerDay,
    string RedirectUri,
    string? NokRedirectUri,
    DateOnly LastActionDate,
    string? PsuId,
    IReadOnlyList<string> ResourceIds
)
{
    /// <summary>validUntil is the last day that counts.</summary>
    public ConsentStatus StatusOn(DateOnly today) =>
        Status is ConsentStatus.Valid or ConsentStatus.Received && today > ValidUntil
            ? ConsentStatus.Expired
            : Status;
}

/// <param name="Offered">True when the customer chooses the accounts at the bank.</param>
/// <param name="Accounts">Otherwise the IBANs or BBANs that are asked for.</param>
internal sealed record AccessScope(
    bool Balances,
    bool Transactions,
    bool Offered,
    IReadOnlyList<string> Accounts
);

[JsonConverter(typeof(JsonStringEnumConverter<ConsentStatus>))]
internal enum ConsentStatus
{
    [JsonStringEnumMemberName("received")]
    Received,

    [JsonStringEnumMemberName("valid")]
    Valid,

    [JsonStringEnumMemberName("rejected")]
    Rejected,

    [JsonStringEnumMemberName("expired")]
    Expired,

    [JsonStringEnumMemberName("revokedByPsu")]
    RevokedByPsu,

    [JsonStringEnumMemberName("terminatedByTpp")]
    TerminatedByTpp,
}
