using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Cacao.Json;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Types.Scalars;

/// <summary>A scalar that is a string of one format in both directions.</summary>
public abstract class FormattedScalarType<TRuntime>(string name)
    : ScalarType<TRuntime, StringValueNode>(name)
    where TRuntime : notnull
{
    protected sealed override TRuntime ParseLiteral(StringValueNode literal) =>
        TryParse(literal.Value, out var value)
            ? value
            : throw ScalarCoercionException.CannotRepresent(this, literal);

    protected sealed override TRuntime ParseVariable(JsonElement value) =>
        value.ValueKind is JsonValueKind.String && TryParse(value.GetString()!, out var parsed)
            ? parsed
            : throw ScalarCoercionException.CannotRepresent(this, value);

    protected sealed override StringValueNode FormatLiteral(TRuntime value) => new(Format(value));

    public override void Write(JsonResponseWriter writer, TRuntime value) =>
        writer.WriteString(Format(value));

    /// <summary>False when the text is not of the format.</summary>
    protected abstract bool TryParse(string text, [MaybeNullWhen(false)] out TRuntime value);

    protected abstract string Format(TRuntime value);
}
