using System.Text;
using System.Text.Json;
using Cacao.Language;

namespace Cacao.Execution.Coercion;

/// <summary>Shows an input value in an error message, shortened.</summary>
internal static class InputInspector
{
    private const int MaxDepth = 2;
    private const int MaxItems = 10;
    private const int MaxText = 200;

    public static string Inspect(JsonElement value) => Shorten(Inspect(value, 0));

    public static string Inspect(IValueNode literal) => Shorten(SyntaxPrinter.Print(literal));

    private static string Inspect(JsonElement value, int depth) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => InspectObject(value, depth),
            JsonValueKind.Array => InspectArray(value, depth),
            JsonValueKind.Undefined => "undefined",
            _ => Shorten(value.GetRawText()),
        };

    private static string InspectObject(JsonElement value, int depth)
    {
        if (!value.EnumerateObject().Any())
        {
            return "{}";
        }

        if (depth > MaxDepth)
        {
            return "[Object]";
        }

        var text = new StringBuilder("{ ");
        var count = 0;
        foreach (var property in value.EnumerateObject())
        {
            if (count == MaxItems)
            {
                text.Append(", ...");
                break;
            }

            text.Append(count++ == 0 ? "" : ", ").Append(Shorten(property.Name)).Append(": ");
            text.Append(Inspect(property.Value, depth + 1));
        }

        return text.Append(" }").ToString();
    }

    private static string InspectArray(JsonElement value, int depth)
    {
        var length = value.GetArrayLength();
        if (length == 0)
        {
            return "[]";
        }

        if (depth > MaxDepth)
        {
            return "[Array]";
        }

        var items = value.EnumerateArray().Take(MaxItems).Select(item => Inspect(item, depth + 1));
        var rest = (length - MaxItems) switch
        {
            <= 0 => "",
            1 => ", ... 1 more item",
            var more => $", ... {more} more items",
        };
        return $"[{string.Join(", ", items)}{rest}]";
    }

    private static string Shorten(string text) =>
        text.Length <= MaxText ? text : string.Concat(text.AsSpan(0, MaxText), "…");
}
