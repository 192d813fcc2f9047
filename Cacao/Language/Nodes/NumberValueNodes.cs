using System.Globalization;

namespace Cacao.Language;

/// <summary>A literal that a scalar of whole numbers may take.</summary>
public interface IIntValueLiteral : IValueNode
{
    int ToInt32();

    long ToInt64();
}

/// <summary>A literal that a scalar of fractions may take: an integer is one too.</summary>
public interface IFloatValueLiteral : IValueNode
{
    double ToDouble();

    decimal ToDecimal();
}

/// <summary>
/// A whole number of any size, kept as its digits; the conversions throw
/// <see cref="OverflowException"/> when it does not fit.
/// </summary>
public sealed class IntValueNode(Location? location, string value)
    : SyntaxNode(location),
        IValueNode<string>,
        IIntValueLiteral,
        IFloatValueLiteral
{
    public IntValueNode(long value)
        : this(null, value.ToString(CultureInfo.InvariantCulture)) { }

    public override SyntaxKind Kind => SyntaxKind.IntValue;

    public string Value { get; } = value;

    object IValueNode.Value => Value;

    public int ToInt32() => int.Parse(Value, CultureInfo.InvariantCulture);

    public long ToInt64() => long.Parse(Value, CultureInfo.InvariantCulture);

    public double ToDouble() => double.Parse(Value, CultureInfo.InvariantCulture);

    public decimal ToDecimal() =>
        decimal.Parse(Value, NumberStyles.Float, CultureInfo.InvariantCulture);
}

/// <summary>A number with a fraction or an exponent, kept as it was written.</summary>
public sealed class FloatValueNode(Location? location, string value)
    : SyntaxNode(location),
        IValueNode<string>,
        IFloatValueLiteral
{
    public FloatValueNode(double value)
        : this(null, Write(value.ToString("R", CultureInfo.InvariantCulture))) { }

    public FloatValueNode(decimal value)
        : this(null, Write(value.ToString(CultureInfo.InvariantCulture))) { }

    public override SyntaxKind Kind => SyntaxKind.FloatValue;

    public string Value { get; } = value;

    object IValueNode.Value => Value;

    public double ToDouble() => double.Parse(Value, CultureInfo.InvariantCulture);

    public decimal ToDecimal() =>
        decimal.Parse(Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    // 5 is written 5.0, or it would read as an integer; NaN and the infinities have no literal.
    private static string Write(string digits)
    {
        if (digits.AsSpan().ContainsAny("NI"))
        {
            throw new ArgumentException($"{digits} has no literal.", nameof(digits));
        }
        return digits.AsSpan().ContainsAny('.', 'E') ? digits : $"{digits}.0";
    }
}
