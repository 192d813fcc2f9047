using System.Text.Json;

namespace Cacao.Execution.PersistedOperations;

/// <summary><c>extensions.persistedQuery</c>: the hash that a client says its document has.</summary>
/// <remarks>https://www.apollographql.com/docs/apollo-server/performance/apq</remarks>
internal readonly record struct PersistedQueryClaim(string? Hash, bool IsSupported)
{
    private const string Member = "persistedQuery";
    private const int Version = 1;

    public static bool IsIn(JsonElement extensions) => Find(extensions, out _);

    /// <summary>Null when the request claims no hash.</summary>
    public static PersistedQueryClaim? Read(JsonElement extensions, string hashName) =>
        Find(extensions, out var claim)
            ? new(HashOf(claim, hashName), HasSupportedVersion(claim))
            : null;

    private static bool Find(JsonElement extensions, out JsonElement claim)
    {
        claim = default;
        return extensions.ValueKind is JsonValueKind.Object
            && extensions.TryGetProperty(Member, out claim)
            && claim.ValueKind is JsonValueKind.Object;
    }

    private static string? HashOf(JsonElement claim, string name)
    {
        if (!claim.TryGetProperty(name, out var hash) || hash.ValueKind is not JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return hash.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no hash looks so.
            return "";
        }
    }

    private static bool HasSupportedVersion(JsonElement claim) =>
        !claim.TryGetProperty("version", out var version)
        || (
            version.ValueKind is JsonValueKind.Number
            && version.TryGetInt32(out var number)
            && number == Version
        );
}
