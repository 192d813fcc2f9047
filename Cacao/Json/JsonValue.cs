using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cacao.Json;

/// <summary>Writes values whose type is known only now: extensions of errors, values of <c>Any</c>.</summary>
internal static class JsonValue
{
    private const int MaxDepth = 64;

    public static void Write(JsonResponseWriter json, object? value, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            throw new InvalidOperationException("The value is nested too deep for JSON.");
        }

        switch (value)
        {
            case null:
                json.WriteNull();
                break;
            case string text:
                json.WriteString(text);
                break;
            case bool flag:
                json.WriteBoolean(flag);
                break;
            case int or long or short or byte or sbyte or ushort or uint:
                json.WriteNumber(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                json.WriteNumber(number);
                break;
            case float or double:
                WriteNumber(json, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case JsonElement element:
                json.WriteRaw(Encoding.UTF8.GetBytes(element.GetRawText()));
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                WriteObject(json, map, depth);
                break;
            case IEnumerable items:
                WriteArray(json, items, depth);
                break;
            default:
                json.WriteString(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
                break;
        }
    }

    private static void WriteNumber(JsonResponseWriter json, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumber(number);
        }
        else
        {
            json.WriteNull();
        }
    }

    private static void WriteObject(
        JsonResponseWriter json,
        IEnumerable<KeyValuePair<string, object?>> map,
        int depth
    )
    {
        var separator = (byte)'{';
        foreach (var (key, value) in map)
        {
            json.WriteByte(separator);
            json.WriteString(key);
            json.WriteByte((byte)':');
            Write(json, value, depth + 1);
            separator = (byte)',';
        }

        json.WriteRaw(separator == (byte)'{' ? "{}"u8 : "}"u8);
    }

    private static void WriteArray(JsonResponseWriter json, IEnumerable items, int depth)
    {
        var separator = (byte)'[';
        foreach (var item in items)
        {
            json.WriteByte(separator);
            Write(json, item, depth + 1);
            separator = (byte)',';
        }

        json.WriteRaw(separator == (byte)'[' ? "[]"u8 : "]"u8);
    }
}
