using Cacao.Data.Queries;
using Cacao.Types.Conventions;

namespace Cacao.Data.Sorting;

/// <summary>One sort input type.</summary>
/// <param name="Name">Null: <c>{Entity}SortInput</c>.</param>
internal sealed record SortInput(
    string? Name,
    Type EntityType,
    string? Description,
    IReadOnlyList<ListMember> Members
)
{
    public static SortInput Infer(Type type) =>
        new(
            null,
            type,
            null,
            [.. ListMember.Of(type).Where(member => IsSortable(member.Path.Type))]
        );

    /// <summary>Lists have no order; values have one of their own, objects that of their members.</summary>
    public static bool IsSortable(Type type) =>
        ResultTypes.ItemType(type) is null && type != typeof(object);

    /// <summary>An object is sorted by its members.</summary>
    public static bool IsObject(Type type) =>
        type is { IsClass: true }
        && type != typeof(string)
        && type != typeof(Uri)
        && !typeof(IComparable).IsAssignableFrom(type);
}
