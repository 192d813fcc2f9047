using System.Buffers.Text;
using System.Security.Cryptography;

namespace Cacao.Execution.PersistedOperations;

/// <summary>The hash that names a document.</summary>
internal sealed class DocumentHash
{
    private readonly HashFormat _format;
    private readonly HashFunction _function;

    private DocumentHash(string name, HashFormat format, HashFunction function)
    {
        Name = name;
        _format = format;
        _function = function;
    }

    private delegate byte[] HashFunction(ReadOnlySpan<byte> source);

    /// <summary>The member of <c>extensions.persistedQuery</c> that holds it.</summary>
    public string Name { get; }

    public static DocumentHash Sha256(HashFormat format) =>
        new("sha256Hash", format, SHA256.HashData);

#pragma warning disable CA5350, CA5351, S4790 // Names that existing clients use; see the documentation.
    public static DocumentHash Sha1(HashFormat format) => new("sha1Hash", format, SHA1.HashData);

    public static DocumentHash MD5(HashFormat format) =>
        new("md5Hash", format, System.Security.Cryptography.MD5.HashData);
#pragma warning restore CA5350, CA5351, S4790

    public string Compute(ReadOnlySpan<byte> document)
    {
        var hash = _function(document);
        return _format is HashFormat.Hex
            ? Convert.ToHexStringLower(hash)
            : Base64Url.EncodeToString(hash);
    }
}
