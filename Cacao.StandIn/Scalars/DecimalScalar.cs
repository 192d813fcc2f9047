using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Cacao.StandIn.Scalars;

/// <summary>A decimal number as it was written, of any length.</summary>
[JsonConverter(typeof(ExactJson))]
public readonly record struct Exact(string Text)
{
    public static Exact OfMinorUnits(int minorUnits) =>
        new((minorUnits / 100m).ToString("0.00", CultureInfo.InvariantCulture));

    /// <summary>In hundredths; an amount beyond a double's range is infinite.</summary>
    public double MinorUnits => double.Parse(Text, CultureInfo.InvariantCulture) * 100;
}

public sealed partial class DecimalScalar : FormattedScalarType<Exact>
{
    public DecimalScalar()
        : base("Decimal")
    {
        Description = "Exact decimal number, written as a string.";
        SpecifiedBy = new Uri("https://example.org/scalars/decimal");
    }

    protected override bool TryParse(string text, [MaybeNullWhen(false)] out Exact value)
    {
        value = new Exact(text);
        return Shape().IsMatch(text);
    }

    protected override string Format(Exact value) => value.Text;

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}

internal sealed class ExactJson() : TextJson<Exact>(value => value.Text);
