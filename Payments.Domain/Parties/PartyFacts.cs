namespace Payments.Domain.Parties;

/// <summary>All that is told of a payer or payee, each field in its normal form.</summary>
public sealed record PartyFacts(PartyName Name)
{
    /// <summary>Null: one is made from the name.</summary>
    public string? NickName { get; init; }

    public string? Email { get; init; }

    public string? Mobile { get; init; }

    public Address? Address { get; init; }

    public DateOnly? DateOfBirth { get; init; }

    public string? LegalName { get; init; }

    public string? TradingAsName { get; init; }

    public string? BusinessNumber { get; init; }

    public string? Acn { get; init; }

    public IdentityDocument? IdDoc { get; init; }

    public string? ExternalId { get; init; }

    public static PartyFacts Of(PartyName name, PartyParticulars? particulars) =>
        new(name)
        {
            NickName = particulars?.NickName,
            Mobile = particulars?.Mobile,
            LegalName = particulars?.LegalName,
            TradingAsName = particulars?.TradingAsName,
            BusinessNumber = particulars?.BusinessNumber,
            Acn = particulars?.Acn,
            IdDoc = particulars?.IdDoc,
        };
}

/// <summary>What may be told of a party beside its name, address, birth and reference.</summary>
/// <param name="NickName">Null: one is made from the name.</param>
public sealed record PartyParticulars(
    string? NickName = null,
    string? Mobile = null,
    string? LegalName = null,
    string? TradingAsName = null,
    string? BusinessNumber = null,
    string? Acn = null,
    IdentityDocument? IdDoc = null
)
{
    /// <summary>Null for nothing, so that nothing more is said of a request that tells nothing more.</summary>
    public PartyParticulars? OrNull() => this == new PartyParticulars() ? null : this;
}
