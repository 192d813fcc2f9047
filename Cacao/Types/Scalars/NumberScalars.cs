using System.Numerics;
using System.Text.Json;
using Cacao.Json;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Types.Scalars;

/// <summary>Whole numbers of one size: read from whole numbers in range and nothing else.</summary>
public abstract class IntegerScalarType<TRuntime> : ScalarType<TRuntime, IntValueNode>
    where TRuntime : struct, IBinaryInteger<TRuntime>, IMinMaxValue<TRuntime>
{
    private protected IntegerScalarType(string name)
        : base(name) { }

    protected sealed override TRuntime ParseLiteral(IntValueNode literal) =>
        TRuntime.TryParse(
            literal.Value,
            System.Globalization.CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : throw ScalarCoercionException.CannotRepresent(this, literal);

    protected sealed override TRuntime ParseVariable(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number
        && value.TryGetInt64(out var number)
        && number >= long.CreateSaturating(TRuntime.MinValue)
        && number <= long.CreateSaturating(TRuntime.MaxValue)
            ? TRuntime.CreateTruncating(number)
            : throw ScalarCoercionException.CannotRepresent(this, value);

    protected sealed override IntValueNode FormatLiteral(TRuntime value) =>
        new(long.CreateChecked(value));

    public sealed override void Write(JsonResponseWriter writer, TRuntime value) =>
        writer.WriteNumber(long.CreateTruncating(value));
}

/// <summary>Signed 32-bit numbers.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Int</remarks>
public sealed class IntType : IntegerScalarType<int>
{
    public IntType()
        : base("Int") =>
        Description =
            "The `Int` scalar type represents non-fractional signed whole numeric values. Int can represent values between -(2^31) and 2^31 - 1.";
}

public sealed class ByteType : IntegerScalarType<byte>
{
    public ByteType()
        : base("Byte") => Description = "A whole number from 0 to 255.";
}

public sealed class ShortType : IntegerScalarType<short>
{
    public ShortType()
        : base("Short") => Description = "A whole number from -(2^15) to 2^15 - 1.";
}

public sealed class LongType : IntegerScalarType<long>
{
    public LongType()
        : base("Long") => Description = "A whole number from -(2^63) to 2^63 - 1.";
}

/// <summary>Finite double-precision numbers.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Float</remarks>
public sealed class FloatType : ScalarType<double, IFloatValueLiteral>
{
    public FloatType()
        : base("Float") =>
        Description =
            "The `Float` scalar type represents signed double-precision fractional values as specified by [IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).";

    protected override double ParseLiteral(IFloatValueLiteral literal) =>
        literal.ToDouble() is var value && double.IsFinite(value)
            ? value
            : throw ScalarCoercionException.CannotRepresent(this, literal);

    protected override double ParseVariable(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number
        && value.TryGetDouble(out var number)
        && double.IsFinite(number)
            ? number
            : throw ScalarCoercionException.CannotRepresent(this, value);

    protected override double ConvertResult(object value) =>
        value is float single ? single : base.ConvertResult(value);

    protected override IFloatValueLiteral FormatLiteral(double value) => new FloatValueNode(value);

    /// <summary>What is not finite has no JSON.</summary>
    public override void Write(JsonResponseWriter writer, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ScalarCoercionException($"Float cannot represent the result {value}.");
        }

        writer.WriteNumber(value);
    }
}

public sealed class DecimalType : ScalarType<decimal, IFloatValueLiteral>
{
    public DecimalType()
        : base("Decimal") =>
        Description = "A decimal number of up to 28 digits; its trailing zeros are kept.";

    protected override decimal ParseLiteral(IFloatValueLiteral literal)
    {
        try
        {
            return literal.ToDecimal();
        }
        catch (OverflowException)
        {
            throw ScalarCoercionException.CannotRepresent(this, literal);
        }
    }

    protected override decimal ParseVariable(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var number)
            ? number
            : throw ScalarCoercionException.CannotRepresent(this, value);

    protected override IFloatValueLiteral FormatLiteral(decimal value) => new FloatValueNode(value);

    public override void Write(JsonResponseWriter writer, decimal value) =>
        writer.WriteNumber(value);
}

/// <summary>True or false.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Boolean</remarks>
public sealed class BooleanType : ScalarType<bool, BooleanValueNode>
{
    public BooleanType()
        : base("Boolean") =>
        Description = "The `Boolean` scalar type represents `true` or `false`.";

    protected override bool ParseLiteral(BooleanValueNode literal) => literal.Value;

    protected override bool ParseVariable(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw ScalarCoercionException.CannotRepresent(this, value),
        };

    protected override BooleanValueNode FormatLiteral(bool value) =>
        value ? BooleanValueNode.True : BooleanValueNode.False;

    public override void Write(JsonResponseWriter writer, bool value) => writer.WriteBoolean(value);
}
