using System.Text.Json;
using Cacao.Json;
using Cacao.Language;

namespace Cacao.Types.Model;

/// <summary>A leaf type. Applications derive from <see cref="ScalarType{TRuntime,TLiteral}"/>.</summary>
public abstract class ScalarType : NamedType
{
    public sealed override TypeKind Kind => TypeKind.Scalar;

    /// <summary>Where the format is specified (<c>@specifiedBy</c>).</summary>
    public Uri? SpecifiedBy { get; protected internal set; }

    /// <summary>Coerces a constant literal of a document; throws <see cref="ScalarCoercionException"/>.</summary>
    public abstract object CoerceLiteral(IValueNode literal);

    /// <summary>Coerces a variable's JSON value, never null; throws <see cref="ScalarCoercionException"/>.</summary>
    public abstract object CoerceVariable(JsonElement value);

    /// <summary>Writes a result, never null; throws <see cref="ScalarCoercionException"/>.</summary>
    public abstract void WriteResult(JsonResponseWriter writer, object value);

    /// <summary>The literal that prints a runtime value, for default values in SDL.</summary>
    public abstract IValueNode ToLiteral(object value);
}

/// <summary>A scalar of one runtime type whose literals are of one kind.</summary>
/// <typeparam name="TRuntime">The C# type of its values.</typeparam>
/// <typeparam name="TLiteral">The kind of literal that it is written with.</typeparam>
public abstract class ScalarType<TRuntime, TLiteral> : ScalarType, IScalarWriter<TRuntime>
    where TRuntime : notnull
    where TLiteral : class, IValueNode
{
    protected ScalarType(string name)
    {
        Name = name;
        RuntimeType = typeof(TRuntime);
    }

    public sealed override object CoerceLiteral(IValueNode literal) =>
        literal is TLiteral expected ? ParseLiteral(expected) : ParseOtherLiteral(literal);

    public override object CoerceVariable(JsonElement value) => ParseVariable(value);

    public sealed override void WriteResult(JsonResponseWriter writer, object value) =>
        Write(writer, value is TRuntime typed ? typed : ConvertResult(value));

    public sealed override IValueNode ToLiteral(object value) =>
        FormatLiteral(value is TRuntime typed ? typed : ConvertResult(value));

    /// <summary>Throws <see cref="ScalarCoercionException"/> when the literal is not one of its values.</summary>
    protected abstract TRuntime ParseLiteral(TLiteral literal);

    /// <summary>A literal of another kind, e.g. an integer where a float is expected.</summary>
    protected virtual TRuntime ParseOtherLiteral(IValueNode literal) =>
        throw ScalarCoercionException.CannotRepresent(this, literal);

    protected abstract TRuntime ParseVariable(JsonElement value);

    /// <summary>A resolver returned another C# type; the default refuses.</summary>
    protected virtual TRuntime ConvertResult(object value) =>
        throw ScalarCoercionException.CannotSerialize(this, value);

    protected abstract TLiteral FormatLiteral(TRuntime value);

    /// <summary>Writes the value as JSON, without boxing.</summary>
    public abstract void Write(JsonResponseWriter writer, TRuntime value);
}

/// <summary>Writes results of one C# type without boxing.</summary>
internal interface IScalarWriter<in TRuntime>
{
    void Write(JsonResponseWriter writer, TRuntime value);
}
