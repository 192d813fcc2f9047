using Cacao.Json;

namespace Cacao.Errors;

/// <summary>Writes errors as they stand in a response.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Errors.Error-Result-Format</remarks>
internal static class ErrorJson
{
    public static void Write(JsonResponseWriter json, IReadOnlyList<IError> errors)
    {
        json.WriteByte((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
            {
                json.WriteByte((byte)',');
            }

            Write(json, errors[i]);
        }

        json.WriteByte((byte)']');
    }

    private static void Write(JsonResponseWriter json, IError error)
    {
        json.WriteRaw("{\"message\":"u8);
        json.WriteString(error.Message);
        if (error.Locations.Count > 0)
        {
            json.WriteRaw(",\"locations\":["u8);
            for (var i = 0; i < error.Locations.Count; i++)
            {
                json.WriteRaw(i == 0 ? "{\"line\":"u8 : ",{\"line\":"u8);
                json.WriteNumber(error.Locations[i].Line);
                json.WriteRaw(",\"column\":"u8);
                json.WriteNumber(error.Locations[i].Column);
                json.WriteByte((byte)'}');
            }

            json.WriteByte((byte)']');
        }

        if (error.Path is not null)
        {
            json.WriteRaw(",\"path\":"u8);
            JsonValue.Write(json, error.Path.ToList());
        }

        WriteExtensions(json, error);
        json.WriteByte((byte)'}');
    }

    private static void WriteExtensions(JsonResponseWriter json, IError error)
    {
        if (error.Code is null && error.Extensions.Count == 0)
        {
            return;
        }

        json.WriteRaw(",\"extensions\":{"u8);
        if (error.Code is not null)
        {
            json.WriteRaw("\"code\":"u8);
            json.WriteString(error.Code);
        }

        var isFirst = error.Code is null;
        foreach (var (key, value) in error.Extensions)
        {
            if (!isFirst)
            {
                json.WriteByte((byte)',');
            }

            isFirst = false;
            json.WriteString(key);
            json.WriteByte((byte)':');
            JsonValue.Write(json, value);
        }

        json.WriteByte((byte)'}');
    }
}
