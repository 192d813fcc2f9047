namespace Cacao.Language;

/// <summary>Where directives may stand, as the language writes it.</summary>
internal static class DirectiveLocationNames
{
    /// <summary>In the order of the specification.</summary>
    /// <remarks>https://spec.graphql.org/September2025/#DirectiveLocation</remarks>
    public static IReadOnlyList<string> All { get; } =
    [
        "QUERY",
        "MUTATION",
        "SUBSCRIPTION",
        "FIELD",
        "FRAGMENT_DEFINITION",
        "FRAGMENT_SPREAD",
        "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION",
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
