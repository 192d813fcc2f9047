using System.Text;
using Payments.Domain.Parties;

namespace Payments.Domain.Institutions;

/// <summary>What is told of an institution, each field in its normal form.</summary>
public sealed record InstitutionFacts(
    string LegalName,
    string? TradingAsName,
    string? BusinessNumber,
    Address Address,
    string? ExternalId
)
{
    /// <summary>The name as names are compared: without case, points, commas and doubled spaces.</summary>
    public string NameKey
    {
        get
        {
            var key = new StringBuilder(LegalName.Length);
            foreach (var character in LegalName.ToUpperInvariant())
            {
                var isGap = character == ' ' && (key.Length == 0 || key[^1] == ' ');
                if (!isGap && character is not ('.' or ','))
                {
                    key.Append(character);
                }
            }

            return key.ToString().TrimEnd(' ');
        }
    }

    /// <summary>With the business number as its register has it.</summary>
    /// <param name="path">Where the facts stand in the input, for the refusal.</param>
    /// <exception cref="Errors.InvalidInputException">No register gives such a number.</exception>
    public InstitutionFacts Checked(params string[] path) =>
        BusinessNumber is null
            ? this
            : this with
            {
                BusinessNumber = Parties
                    .BusinessNumber.Of(Address.Country)(BusinessNumber)
                    .Require([.. path, "businessNumber"]),
            };
}

/// <summary>What is to change of an institution; a field whose change is null stays as it is.</summary>
public sealed record InstitutionPatch
{
    public string? LegalName { get; init; }

    public FieldChange<string>? TradingAsName { get; init; }

    public FieldChange<string>? BusinessNumber { get; init; }

    public Address? Address { get; init; }

    public FieldChange<string>? ExternalId { get; init; }

    public InstitutionFacts ApplyTo(InstitutionFacts facts) =>
        new(
            LegalName ?? facts.LegalName,
            TradingAsName is null ? facts.TradingAsName : TradingAsName.To,
            BusinessNumber is null ? facts.BusinessNumber : BusinessNumber.To,
            Address ?? facts.Address,
            ExternalId is null ? facts.ExternalId : ExternalId.To
        );
}
