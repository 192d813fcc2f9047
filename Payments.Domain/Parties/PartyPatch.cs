namespace Payments.Domain.Parties;

/// <summary>A new value for one field. A field that stays as it is has none of these.</summary>
/// <param name="To">Null clears the field.</param>
public sealed record FieldChange<T>(T? To);

/// <summary>What is to change of a party; a field whose change is null stays as it is.</summary>
public sealed record PartyPatch
{
    public PartyName? Name { get; init; }

    /// <summary>Cleared: one is made from the name.</summary>
    public FieldChange<string>? NickName { get; init; }

    public FieldChange<string>? Email { get; init; }

    public FieldChange<string>? Mobile { get; init; }

    public FieldChange<Address>? Address { get; init; }

    public FieldChange<DateOnly?>? DateOfBirth { get; init; }

    public FieldChange<string>? LegalName { get; init; }

    public FieldChange<string>? TradingAsName { get; init; }

    public FieldChange<string>? BusinessNumber { get; init; }

    public FieldChange<string>? Acn { get; init; }

    public FieldChange<IdentityDocument>? IdDoc { get; init; }

    public FieldChange<string>? ExternalId { get; init; }

    public PartyFacts ApplyTo(PartyFacts facts) =>
        facts with
        {
            Name = Name ?? facts.Name,
            NickName = NickNameOf(facts),
            Email = Of(Email, facts.Email),
            Mobile = Of(Mobile, facts.Mobile),
            Address = Of(Address, facts.Address),
            DateOfBirth = Of(DateOfBirth, facts.DateOfBirth),
            LegalName = Of(LegalName, facts.LegalName),
            TradingAsName = Of(TradingAsName, facts.TradingAsName),
            BusinessNumber = Of(BusinessNumber, facts.BusinessNumber),
            Acn = Of(Acn, facts.Acn),
            IdDoc = Of(IdDoc, facts.IdDoc),
            ExternalId = Of(ExternalId, facts.ExternalId),
        };

    // A nickname that was made from the name goes with the name.
    private string? NickNameOf(PartyFacts facts) =>
        NickName is not null ? NickName.To
        : facts.NickName == Parties.NickName.Generate(facts.Name) ? null
        : facts.NickName;

    private static T? Of<T>(FieldChange<T>? change, T? value) => change is null ? value : change.To;
}
