using System.Diagnostics.CodeAnalysis;

namespace Payments.Domain.Ids;

/// <summary>Makes, prints and reads ids of every kind.</summary>
public static class EntityId
{
    public static TId New<TId>()
        where TId : struct, IEntityId<TId> => TId.From(SortableGuid.Next());

    public static string Format<TId>(TId id)
        where TId : struct, IEntityId<TId> => Format(TId.Prefix, id.Value);

    public static string Format(string kind, Guid value) =>
        string.Create(
            kind.Length + 1 + Base32.Length,
            (kind, value),
            static (text, id) =>
            {
                id.kind.CopyTo(text);
                text[id.kind.Length] = '_';
                Base32.Write(id.value, text[(id.kind.Length + 1)..]);
            }
        );

    /// <summary>
    /// Reads the printed form strictly: one spelling per id. What is malformed is answered like what
    /// does not exist, so the caller maps false to "not found".
    /// </summary>
    public static bool TryParse<TId>([NotNullWhen(true)] string? text, out TId id)
        where TId : struct, IEntityId<TId>
    {
        if (TrySplit(text, out var kind, out var value) && kind.SequenceEqual(TId.Prefix))
        {
            id = TId.From(value);
            return true;
        }

        id = default;
        return false;
    }

    /// <summary>Splits any printed id without asking whether its kind is known.</summary>
    internal static bool TrySplit(
        [NotNullWhen(true)] string? text,
        out ReadOnlySpan<char> kind,
        out Guid value
    )
    {
        kind = default;
        value = Guid.Empty;
        var split = text?.IndexOf('_', StringComparison.Ordinal) ?? -1;
        if (split < 1 || !Base32.TryRead(text.AsSpan(split + 1), out value))
        {
            return false;
        }

        kind = text.AsSpan(0, split);
        return true;
    }
}
