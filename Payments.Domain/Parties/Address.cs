using System.Text.Json.Serialization;
using Payments.Domain.AccountNumbers;
using Payments.Domain.Countries;

namespace Payments.Domain.Parties;

/// <summary>A postal address; only the first line and the country are always there.</summary>
public sealed record Address
{
    public const int LineLengthMax = 140;
    public const int PostcodeLengthMax = 16;
    public const int StreetNumberLengthMax = 16;

    [JsonConstructor]
    private Address() { } // EF Core, JSON, and the factory

    [JsonInclude]
    public string Line1 { get; private init; } = null!;

    [JsonInclude]
    public string? Line2 { get; private init; }

    [JsonInclude]
    public string? City { get; private init; }

    [JsonInclude]
    public string? Region { get; private init; }

    [JsonInclude]
    public string? Postcode { get; private init; }

    [JsonInclude]
    public string Country { get; private init; } = null!;

    public static IdentifierCheck CheckLine { get; } = PlainText.UpTo(LineLengthMax);

    public static IdentifierCheck CheckStreetNumber { get; } =
        PlainText.UpTo(StreetNumberLengthMax);

    public static IdentifierCheck CheckPostcode { get; } = PlainText.UpTo(PostcodeLengthMax);

    public static Address From(
        string line1,
        string? line2,
        string? city,
        string? region,
        string? postcode,
        string country
    ) =>
        new()
        {
            Line1 = CheckLine(line1).Require("input", "address", "line1"),
            Line2 = line2 is null ? null : CheckLine(line2).Require("input", "address", "line2"),
            City = city is null ? null : CheckLine(city).Require("input", "address", "city"),
            Region = region is null
                ? null
                : CheckLine(region).Require("input", "address", "region"),
            Postcode = postcode is null
                ? null
                : CheckPostcode(postcode).Require("input", "address", "postcode"),
            Country = CountryCode.Check(country).Require("input", "address", "country"),
        };
}
