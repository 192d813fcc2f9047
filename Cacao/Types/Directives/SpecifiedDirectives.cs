using Cacao.Language;
using Cacao.Types.Model;
using Cacao.Types.Scalars;

namespace Cacao.Types.Directives;

/// <summary>The directives of the specification: part of every schema, and never printed.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Type-System.Directives.Built-in-Directives</remarks>
internal static class SpecifiedDirectives
{
    public const string DefaultDeprecationReason = "No longer supported";

    public static DirectiveType Include { get; } =
        Conditional(
            "include",
            "Directs the executor to include this field or fragment only when the `if` argument is true.",
            "Included when true."
        );

    public static DirectiveType Skip { get; } =
        Conditional(
            "skip",
            "Directs the executor to skip this field or fragment when the `if` argument is true.",
            "Skipped when true."
        );

    public static DirectiveType Deprecated { get; } =
        new("deprecated")
        {
            Description = "Marks an element of a GraphQL schema as no longer supported.",
            Locations =
            [
                "FIELD_DEFINITION",
                "ARGUMENT_DEFINITION",
                "INPUT_FIELD_DEFINITION",
                "ENUM_VALUE",
            ],
            Arguments =
            [
                new("reason")
                {
                    Description =
                        "Explains why this element was deprecated, usually also including a suggestion for how to access supported similar data. Formatted using the Markdown syntax, as specified by [CommonMark](https://commonmark.org/).",
                    Type = new NonNullType(BuiltInScalars.String),
                    RuntimeType = typeof(string),
                    DefaultValue = new StringValueNode(DefaultDeprecationReason),
                },
            ],
        };

    public static DirectiveType SpecifiedBy { get; } =
        new("specifiedBy")
        {
            Description = "Exposes a URL that specifies the behavior of this scalar.",
            Locations = ["SCALAR"],
            Arguments =
            [
                new("url")
                {
                    Description = "The URL that specifies the behavior of this scalar.",
                    Type = new NonNullType(BuiltInScalars.String),
                    RuntimeType = typeof(string),
                },
            ],
        };

    public static DirectiveType OneOf { get; } =
        new("oneOf")
        {
            Description =
                "Indicates exactly one field must be supplied and this field must not be `null`.",
            Locations = ["INPUT_OBJECT"],
        };

    public static IReadOnlyList<DirectiveType> All { get; } =
    [Include, Skip, Deprecated, SpecifiedBy, OneOf];

    public static bool IsSpecified(DirectiveType directive) =>
        directive.Name is "include" or "skip" or "deprecated" or "specifiedBy" or "oneOf";

    private static DirectiveType Conditional(string name, string description, string condition) =>
        new(name)
        {
            Description = description,
            Locations = ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"],
            Arguments =
            [
                new("if")
                {
                    Description = condition,
                    Type = new NonNullType(BuiltInScalars.Boolean),
                    RuntimeType = typeof(bool),
                },
            ],
        };
}
