using System.Collections.Frozen;

namespace Cacao.Language;

/// <summary>Where directives may stand, as the language writes it.</summary>
internal static class DirectiveLocationNames
{
    /// <summary><see href="https://spec.graphql.org/September2025/#DirectiveLocation"/></summary>
    public static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet([
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
    ]);
}
