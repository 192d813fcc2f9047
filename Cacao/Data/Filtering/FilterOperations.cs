namespace Cacao.Data.Filtering;

/// <summary>Names of the operations, and which types have them.</summary>
internal static class FilterOperations
{
    public const string And = "and";
    public const string Or = "or";
    public const string Not = "not";
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

    public static bool IsCombinator(string operation) => operation is And or Or or Not;

    public static bool TakesList(string operation) => operation is "in" or "nin";

    /// <summary>Looks into texts, which an index rarely helps with.</summary>
    public static bool IsExpensive(string operation) =>
        operation
            is "contains"
                or "ncontains"
                or "startsWith"
                or "nstartsWith"
                or "endsWith"
                or "nendsWith";

    /// <summary>What an operation asks of a value, for the schema.</summary>
    public static string? Describe(string operation) =>
        operation switch
        {
            And => "All of these hold.",
            Or => "At least one of these holds.",
            Not => "This does not hold, be it that there is no value.",
            All => "It holds for every item.",
            None => "It holds for no item.",
            Some => "It holds for at least one item.",
            Any => "True: there are items; false: there are none.",
            "eq" => "Equal to this; null: there is no value.",
            "neq" => "Not equal to this; null: there is a value.",
            "in" => "One of these.",
            "nin" => "None of these.",
            "gt" => "Greater than this.",
            "ngt" => "Not greater than this.",
            "gte" => "Greater than this, or equal to it.",
            "ngte" => "Neither greater than this nor equal to it.",
            "lt" => "Less than this.",
            "nlt" => "Not less than this.",
            "lte" => "Less than this, or equal to it.",
            "nlte" => "Neither less than this nor equal to it.",
            "contains" => "Holds this text.",
            "ncontains" => "Does not hold this text.",
            "startsWith" => "Begins with this text.",
            "nstartsWith" => "Does not begin with this text.",
            "endsWith" => "Ends with this text.",
            "nendsWith" => "Does not end with this text.",
            _ => null,
        };

    private static bool IsComparable(Type type) =>
        typeof(IComparable).IsAssignableFrom(type)
        || typeof(IComparable<>).MakeGenericType(type).IsAssignableFrom(type)
        || type == typeof(Uri);
}
