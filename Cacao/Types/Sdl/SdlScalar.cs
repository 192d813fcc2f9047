using System.Text.Json;
using Cacao.Json;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Types.Sdl;

/// <summary>
/// A scalar of which only the name is known: it takes every value as it is, and it has no results.
/// </summary>
internal sealed class SdlScalar : ScalarType
{
    public SdlScalar(string name) => Name = name;

    public override object CoerceLiteral(IValueNode literal) => literal;

    public override object CoerceVariable(JsonElement value) => value.Clone();

    public override void WriteResult(JsonResponseWriter writer, object value) =>
        throw ScalarCoercionException.CannotSerialize(this, value);

    public override IValueNode ToLiteral(object value) => (IValueNode)value;
}
