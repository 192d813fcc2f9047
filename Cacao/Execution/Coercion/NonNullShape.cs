using System.Text.Json;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Coercion;

internal sealed class NonNullShape(NonNullType type, InputShape inner) : InputShape
{
    public override IType Type => type;

    public override object? FromJson(JsonElement value, CoercionContext context) =>
        value.ValueKind switch
        {
            JsonValueKind.Undefined => context.Report(
                $"Expected a value of non-null type \"{type}\" to be provided."
            ),
            JsonValueKind.Null => context.Report(
                $"Expected value of non-null type \"{type}\" not to be null."
            ),
            _ => inner.FromJson(value, context),
        };

    public override object? Convert(object? coerced) => inner.Convert(coerced);

    protected override object? FromConstant(IValueNode literal, CoercionContext context) =>
        literal is NullValueNode
            ? context.Report($"Expected value of non-null type \"{type}\" not to be null.")
            : inner.FromLiteral(literal, context);
}
