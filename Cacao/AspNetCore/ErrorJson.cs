using System.Collections;
using Cacao.Errors;
using Cacao.Json;

namespace Cacao.AspNetCore;

/// <summary>Errors of the transports as JSON.</summary>
internal static class ErrorJson
{
    /// <summary>A response that holds nothing but errors.</summary>
    public static void WriteResponse(JsonResponseWriter writer, IReadOnlyList<IError> errors)
    {
        writer.WriteRaw("{\"errors\":"u8);
        WriteList(writer, errors);
        writer.WriteByte((byte)'}');
    }

    public static void WriteList(JsonResponseWriter writer, IReadOnlyList<IError> errors)
    {
        writer.WriteByte((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
            {
                writer.WriteByte((byte)',');
            }

            WriteError(writer, errors[i]);
        }

        writer.WriteByte((byte)']');
    }

    private static void WriteError(JsonResponseWriter writer, IError error)
    {
        writer.WriteRaw("{\"message\":"u8);
        writer.WriteString(error.Message);
        if (error.Locations.Count > 0)
        {
            writer.WriteRaw(",\"locations\":"u8);
            WriteValue(
                writer,
                error.Locations.Select(l => new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["line"] = l.Line,
                    ["column"] = l.Column,
                })
            );
        }

        if (error.Path is not null)
        {
            writer.WriteRaw(",\"path\":"u8);
            WriteValue(writer, error.Path.ToList());
        }

        if (error.Code is not null || error.Extensions.Count > 0)
        {
            writer.WriteRaw(",\"extensions\":"u8);
            WriteExtensions(writer, error);
        }

        writer.WriteByte((byte)'}');
    }

    private static void WriteExtensions(JsonResponseWriter writer, IError error)
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (error.Code is not null)
        {
            entries["code"] = error.Code;
        }

        foreach (var (key, value) in error.Extensions)
        {
            entries[key] = value;
        }

        WriteValue(writer, entries);
    }

    private static void WriteValue(JsonResponseWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case bool flag:
                writer.WriteBoolean(flag);
                break;
            case int number:
                writer.WriteNumber((long)number);
                break;
            case long number:
                writer.WriteNumber(number);
                break;
            case IReadOnlyDictionary<string, object?> map:
                WriteMap(writer, map);
                break;
            case IEnumerable list and not string:
                WriteSequence(writer, list);
                break;
            default:
                writer.WriteString(value.ToString());
                break;
        }
    }

    private static void WriteMap(
        JsonResponseWriter writer,
        IReadOnlyDictionary<string, object?> map
    )
    {
        var separator = (byte)'{';
        foreach (var (key, value) in map)
        {
            writer.WriteByte(separator);
            writer.WriteString(key);
            writer.WriteByte((byte)':');
            WriteValue(writer, value);
            separator = (byte)',';
        }

        writer.WriteRaw(map.Count == 0 ? "{}"u8 : "}"u8);
    }

    private static void WriteSequence(JsonResponseWriter writer, IEnumerable list)
    {
        var start = writer.Position;
        writer.WriteByte((byte)'[');
        foreach (var item in list)
        {
            if (writer.Position > start + 1)
            {
                writer.WriteByte((byte)',');
            }

            WriteValue(writer, item);
        }

        writer.WriteByte((byte)']');
    }
}
