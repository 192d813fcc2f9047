using System.Text.Json;
using Cacao.Language;
using Cacao.Types.Model;
using Cacao.Types.Scalars;

namespace Cacao.Execution.Coercion;

/// <summary>A file: the variable holds the key under which it came with the request.</summary>
internal sealed class UploadShape(UploadType type, RuntimeConverter converter) : InputShape
{
    public override IType Type => type;

    public override object? FromJson(JsonElement value, CoercionContext context) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.String
                when context.Files is { } files
                    && files.TryGetValue(value.GetString()!, out var file) => converter.Convert(
                file
            ),
            _ => context.Report(
                $"Expected a file of a multipart request, found: {InputInspector.Inspect(value)}."
            ),
        };

    public override object? Convert(object? coerced) => converter.Convert(coerced);

    protected override object? FromConstant(IValueNode literal, CoercionContext context) =>
        literal is NullValueNode
            ? null
            : context.Report(
                $"Expected a file of a multipart request, found: {InputInspector.Inspect(literal)}."
            );
}
