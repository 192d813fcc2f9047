using System.Security.Cryptography;
using System.Text;
using Payments.Domain.Ids;

namespace Payments.Domain.Providers;

/// <summary>A bank of the directory. Its key is made from its code, so that it never changes.</summary>
public readonly record struct ProviderId(Guid Value) : IEntityId<ProviderId>
{
    public static string Prefix => "prv";

    public static ProviderId From(Guid value) => new(value);

    /// <summary>Version 8 of RFC 9562: the first 128 bits of the code's SHA-256, marked as such.</summary>
    public static ProviderId Of(string code)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(code), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(new Guid(hash[..16], bigEndian: true));
    }

    public override string ToString() => EntityId.Format(this);
}
