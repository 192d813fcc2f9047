using System.Globalization;
using System.Text.Json;
using Cacao.Json;
using Cacao.Language;

namespace Cacao.Types.Scalars;

/// <summary>Between literals of the language and JSON.</summary>
internal static class JsonLiterals
{
    public static void Write(JsonResponseWriter writer, IValueNode literal)
    {
        switch (literal)
        {
            case NullValueNode:
                writer.WriteNull();
                break;
            case BooleanValueNode boolean:
                writer.WriteBoolean(boolean.Value);
                break;
            case IntValueNode number:
                writer.WriteRaw(System.Text.Encoding.UTF8.GetBytes(number.Value));
                break;
            case FloatValueNode number:
                writer.WriteRaw(System.Text.Encoding.UTF8.GetBytes(number.Value));
                break;
            case ListValueNode list:
                WriteItems(writer, list);
                break;
            case ObjectValueNode value:
                WriteFields(writer, value);
                break;
            default:
                writer.WriteString((string)literal.Value!);
                break;
        }
    }

    public static IValueNode Read(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => new StringValueNode(value.GetString()!),
            JsonValueKind.True => BooleanValueNode.True,
            JsonValueKind.False => BooleanValueNode.False,
            JsonValueKind.Number when value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') =>
                new FloatValueNode(null, value.GetRawText()),
            JsonValueKind.Number => new IntValueNode(null, value.GetRawText()),
            JsonValueKind.Array => new ListValueNode(
                null,
                [.. value.EnumerateArray().Select(Read)]
            ),
            JsonValueKind.Object => new ObjectValueNode(
                null,
                [.. value.EnumerateObject().Select(p => new ObjectFieldNode(p.Name, Read(p.Value)))]
            ),
            _ => NullValueNode.Default,
        };

    /// <summary>Dictionaries, lists, strings, <c>long</c>, <c>decimal</c> or <c>double</c>, <c>bool</c>, null.</summary>
    public static object? ToObject(IValueNode literal) =>
        literal switch
        {
            NullValueNode => null,
            BooleanValueNode boolean => boolean.Value,
            IntValueNode number => ToNumber(number),
            FloatValueNode number => number.ToDouble(),
            ListValueNode list => list.Items.Select(ToObject).ToList(),
            ObjectValueNode value => value.Fields.ToDictionary(
                field => field.Name.Value,
                field => ToObject(field.Value),
                StringComparer.Ordinal
            ),
            _ => literal.Value,
        };

    private static object ToNumber(IntValueNode number) =>
        long.TryParse(number.Value, CultureInfo.InvariantCulture, out var value)
            ? value
            : number.ToDouble();

    private static void WriteItems(JsonResponseWriter writer, ListValueNode list)
    {
        writer.WriteByte((byte)'[');
        for (var index = 0; index < list.Items.Count; index++)
        {
            if (index > 0)
            {
                writer.WriteByte((byte)',');
            }

            Write(writer, list.Items[index]);
        }

        writer.WriteByte((byte)']');
    }

    private static void WriteFields(JsonResponseWriter writer, ObjectValueNode value)
    {
        writer.WriteByte((byte)'{');
        for (var index = 0; index < value.Fields.Count; index++)
        {
            if (index > 0)
            {
                writer.WriteByte((byte)',');
            }

            writer.WriteString(value.Fields[index].Name.Value);
            writer.WriteByte((byte)':');
            Write(writer, value.Fields[index].Value);
        }

        writer.WriteByte((byte)'}');
    }
}
