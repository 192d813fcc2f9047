using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Cacao.Types.NodeIds;

/// <summary>
/// Base64 of <c>TypeName:key</c>: numbers and strings as text, a Guid as its 16 bytes.
/// </summary>
internal sealed class DefaultNodeIdSerializer : INodeIdSerializer
{
    private const int LengthMax = 1024;
    private const int GuidLength = 16;

    public string Format(string typeName, object key)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Encoding.UTF8.GetBytes(typeName, bytes);
        bytes.Write(":"u8);
        if (key is Guid guid)
        {
            bytes.Write(guid.ToByteArray());
        }
        else
        {
            Encoding.UTF8.GetBytes(
                Convert.ToString(key, CultureInfo.InvariantCulture) ?? "",
                bytes
            );
        }

        return Convert.ToBase64String(bytes.WrittenSpan);
    }

    public bool TryParse(
        string text,
        IReadOnlyDictionary<string, Type> keyTypes,
        [NotNullWhen(true)] out NodeId? id
    )
    {
        id = null;
        if (text.Length is 0 or > LengthMax || !Base64.IsValid(text))
        {
            return false;
        }

        var bytes = Convert.FromBase64String(text);
        var split = bytes.AsSpan().IndexOf((byte)':');
        if (split <= 0)
        {
            return false;
        }

        var typeName = Encoding.UTF8.GetString(bytes.AsSpan(0, split));
        var keyType = keyTypes.GetValueOrDefault(typeName, typeof(string));
        if (!TryParseKey(bytes.AsSpan(split + 1), keyType, out var key))
        {
            return false;
        }

        id = new NodeId(typeName, key);
        return true;
    }

    private static bool TryParseKey(
        ReadOnlySpan<byte> bytes,
        Type type,
        [NotNullWhen(true)] out object? key
    )
    {
        key = null;
        if (type == typeof(Guid))
        {
            key = bytes.Length == GuidLength ? new Guid(bytes) : null;
        }
        else if (type == typeof(int))
        {
            key = int.TryParse(bytes, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
        else if (type == typeof(long))
        {
            key = long.TryParse(bytes, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
        }
        else if (type == typeof(short))
        {
            key = short.TryParse(bytes, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
        }
        else if (type == typeof(decimal))
        {
            key = decimal.TryParse(bytes, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
        }
        else if (type == typeof(string))
        {
            key = Encoding.UTF8.GetString(bytes);
        }

        return key is not null;
    }
}
