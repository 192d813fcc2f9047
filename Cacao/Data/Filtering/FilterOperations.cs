namespace Cacao.Data.Filtering;

/// <summary>Names of the operations, and which types have them.</summary>
internal static class FilterOperations
{
    public const string And = "and";
    public const string Or = "or";
    public const string All = "all";
    public const string None = "none";
    public const string Some = "some";
    public const string Any = "any";

    private static readonly string[] Equality = ["eq", "neq"];

    private static readonly string[] Membership = ["eq", "neq", "in", "nin"];

    private static readonly string[] Comparison =
    [
        .. Membership,
        "gt",
        "ngt",
        "gte",
        "ngte",
        "lt",
        "nlt",
        "lte",
        "nlte",
    ];

    private static readonly string[] Text =
    [
        "eq",
        "neq",
        "contains",
        "ncontains",
        "in",
        "nin",
        "startsWith",
        "nstartsWith",
        "endsWith",
        "nendsWith",
    ];

    /// <param name="type">Without <c>Nullable</c>.</param>
    public static IReadOnlyList<string> Of(Type type) =>
        type == typeof(string) ? Text
        : type == typeof(bool) ? Equality
        : type.IsEnum ? Membership
        : IsComparable(type) ? Comparison
        : Membership;

    public static bool TakesList(string operation) => operation is "in" or "nin";

    private static bool IsComparable(Type type) =>
        typeof(IComparable).IsAssignableFrom(type)
        || typeof(IComparable<>).MakeGenericType(type).IsAssignableFrom(type)
        || type == typeof(Uri);
}
