using System.Text.Json;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Coercion;

internal sealed class ListShape(ListType type, InputShape item, ListBuilder builder) : InputShape
{
    public override IType Type => type;

    public override object? FromJson(JsonElement value, CoercionContext context)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return null;
        }

        if (value.ValueKind is not JsonValueKind.Array)
        {
            return Single(item.FromJson(value, context));
        }

        if (context.IsTooDeep)
        {
            return CoercionContext.Invalid;
        }

        var items = new object?[value.GetArrayLength()];
        var index = 0;
        var isValid = true;
        foreach (var element in value.EnumerateArray())
        {
            context.Path.Push(index);
            var coerced = item.FromJson(element, context);
            context.Path.Pop();
            isValid &= !ReferenceEquals(coerced, CoercionContext.Invalid);
            items[index++] = coerced;
        }

        return isValid ? builder.Build(items) : CoercionContext.Invalid;
    }

    public override object? Convert(object? coerced)
    {
        if (coerced is null || builder.IsBuilt(coerced))
        {
            return coerced;
        }

        return coerced is object?[] items
            ? builder.Build([.. items.Select(item.Convert)])
            : Single(item.Convert(coerced));
    }

    protected override object? FromConstant(IValueNode literal, CoercionContext context)
    {
        if (literal is NullValueNode)
        {
            return null;
        }

        if (literal is not ListValueNode list)
        {
            return Single(item.FromLiteral(literal, context));
        }

        var items = new object?[list.Items.Count];
        var isValid = true;
        for (var index = 0; index < items.Length; index++)
        {
            context.Path.Push(index);
            items[index] = item.FromLiteral(list.Items[index], context);
            context.Path.Pop();
            isValid &= !ReferenceEquals(items[index], CoercionContext.Invalid);
        }

        return isValid ? builder.Build(items) : CoercionContext.Invalid;
    }

    private object? Single(object? value) =>
        ReferenceEquals(value, CoercionContext.Invalid) ? value : builder.Build([value]);
}
