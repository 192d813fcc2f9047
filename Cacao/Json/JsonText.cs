using System.Globalization;

namespace Cacao.Json;

/// <summary>Questions asked of JSON before anything reads it.</summary>
internal static class JsonText
{
    private const int EscapeLength = 6;

    /// <summary>
    /// An escape for half of a surrogate pair is allowed by the grammar of JSON, but stands for no
    /// character (<see href="https://www.rfc-editor.org/rfc/rfc8259#section-8.2"/>): readers of .NET
    /// throw when they come across one, in a name as in a value, in the middle of whatever they do.
    /// </summary>
    public static bool HasTornEscape(ReadOnlySpan<byte> json)
    {
        while (json.IndexOf((byte)'\\') is >= 0 and var at)
        {
            json = json[at..];
            if (!TryReadUnit(json, out var unit))
            {
                // Another escape, a backslash that is escaped, or none of JSON's.
                json = json[Math.Min(2, json.Length)..];
                continue;
            }

            json = json[EscapeLength..];
            if (char.IsLowSurrogate(unit))
            {
                return true;
            }

            if (char.IsHighSurrogate(unit))
            {
                if (!TryReadUnit(json, out var low) || !char.IsLowSurrogate(low))
                {
                    return true;
                }

                json = json[EscapeLength..];
            }
        }

        return false;
    }

    /// <summary><c>\uXXXX</c>: one UTF-16 unit.</summary>
    private static bool TryReadUnit(ReadOnlySpan<byte> json, out char unit)
    {
        unit = default;
        if (json.Length < EscapeLength || json[0] != '\\' || json[1] != 'u')
        {
            return false;
        }

        var isUnit = ushort.TryParse(
            json[2..EscapeLength],
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var code
        );
        unit = (char)code;
        return isUnit;
    }
}
