namespace Cacao.Types.Directives;

/// <summary>Where directives may stand, in the order of the specification.</summary>
/// <remarks>https://spec.graphql.org/September2025/#DirectiveLocation</remarks>
internal static class DirectiveLocations
{
    public static IReadOnlyList<string> Executable { get; } =
    [
        "QUERY",
        "MUTATION",
        "SUBSCRIPTION",
        "FIELD",
        "FRAGMENT_DEFINITION",
        "FRAGMENT_SPREAD",
        "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION",
    ];

    public static IReadOnlyList<string> TypeSystem { get; } =
    [
        "SCHEMA",
        "SCALAR",
        "OBJECT",
        "FIELD_DEFINITION",
        "ARGUMENT_DEFINITION",
        "INTERFACE",
        "UNION",
        "ENUM",
        "ENUM_VALUE",
        "INPUT_OBJECT",
        "INPUT_FIELD_DEFINITION",
    ];
}
