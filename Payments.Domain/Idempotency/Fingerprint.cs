using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Payments.Domain.Commands;

namespace Payments.Domain.Idempotency;

/// <summary>
/// SHA-256 of a command's input in canonical JSON: properties by name, nothing for null. So a
/// property added later, or moved, does not turn the keys of the past into conflicts.
/// </summary>
internal static class Fingerprint
{
    private static readonly JsonSerializerOptions Canonical = new(CommandJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { SortByName } },
    };

    public static byte[] Of(object command) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), Canonical));

    private static void SortByName(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object)
        {
            return;
        }

        var sorted = type.Properties.OrderBy(property => property.Name, StringComparer.Ordinal);
        foreach (var (order, property) in sorted.Index())
        {
            property.Order = order;
            // A command may demand, of the code that makes it, what is no part of its input.
            property.IsRequired = false;
        }
    }
}
