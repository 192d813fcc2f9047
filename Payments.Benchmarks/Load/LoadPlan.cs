using System.Text;
using System.Text.Json;

namespace Payments.Benchmarks.Load;

/// <summary>What one load process does: the same request over and over, on some connections.</summary>
/// <param name="MustContain">Text that every answer holds; one that does not counts as failed.</param>
/// <param name="Variants">What the connections send, in turn.</param>
internal sealed record LoadPlan(
    int Port,
    string Path,
    IReadOnlyList<LoadVariant> Variants,
    int Connections,
    int WarmupSeconds,
    int MeasuredSeconds,
    string MustContain
)
{
    /// <summary>
    /// Stands in a body where each request needs a text of its own; it is overwritten
    /// in place by a number of the same length.
    /// </summary>
    public const string UniqueSlot = "################";

    public string ToArgument() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this));

    public static LoadPlan FromArgument(string argument) =>
        JsonSerializer.Deserialize<LoadPlan>(Convert.FromBase64String(argument))!;

    /// <summary>The bytes of a connection's request, made once.</summary>
    public byte[] ToRequest(int connection)
    {
        var (body, token) = Variants[connection % Variants.Count];
        var authorization = token is null ? string.Empty : $"Authorization: Bearer {token}\r\n";
        return Encoding.UTF8.GetBytes(
            $"POST {Path} HTTP/1.1\r\n"
                + $"Host: 127.0.0.1:{Port}\r\n"
                + "Accept: application/graphql-response+json\r\n"
                + "Content-Type: application/json\r\n"
                + authorization
                + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"
        );
    }
}

/// <summary>What one of several callers sends, and as whom.</summary>
/// <param name="Token">The bearer token, where the request needs one.</param>
internal sealed record LoadVariant(string Body, string? Token = null);
