using System.Globalization;
using Cacao.Language;
using Cacao.Types.Model;
using Cacao.Types.Scalars;

namespace Cacao.Types.Directives;

/// <summary>Directives that are part of the schemas that use them.</summary>
/// <remarks>https://ibm.github.io/graphql-specs/cost-spec.html</remarks>
internal static class CostDirectives
{
    public static DirectiveType Cost { get; } =
        new("cost")
        {
            Description =
                "Weighs a type, field or argument in the static analysis of what an operation costs.",
            Locations =
            [
                "SCALAR",
                "OBJECT",
                "FIELD_DEFINITION",
                "ARGUMENT_DEFINITION",
                "ENUM",
                "INPUT_FIELD_DEFINITION",
            ],
            Arguments =
            [
                new("weight")
                {
                    Type = new NonNullType(BuiltInScalars.String),
                    Description = "A number, as a string so that it can be as exact as it likes.",
                },
            ],
        };

    public static DirectiveType ListSize { get; } =
        new("listSize")
        {
            Description = "Tells the static analysis how many items a field gives.",
            Locations = ["FIELD_DEFINITION"],
            Arguments =
            [
                new("assumedSize")
                {
                    Type = BuiltInScalars.Int,
                    Description = "How many items there are where no argument says so.",
                },
                new("slicingArguments")
                {
                    Type = Strings(),
                    Description = "The arguments that say how many items are asked for.",
                },
                new("slicingArgumentDefaultValue")
                {
                    Type = BuiltInScalars.Int,
                    Description = "How many items there are when none of them is given.",
                },
                new("sizedFields")
                {
                    Type = Strings(),
                    Description =
                        "The fields below that give the items, where the field itself gives none.",
                },
                new("requireOneSlicingArgument")
                {
                    Type = new NonNullType(BuiltInScalars.Boolean),
                    DefaultValue = BooleanValueNode.True,
                    Description = "Whether exactly one of the slicing arguments has to be given.",
                },
            ],
        };

    public static DirectiveType Tag { get; } =
        new("tag")
        {
            Description = "Labels a part of the schema.",
            IsRepeatable = true,
            Locations =
            [
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
            ],
            Arguments =
            [
                new("name")
                {
                    Type = new NonNullType(BuiltInScalars.String),
                    Description = "The label.",
                },
            ],
        };

    /// <summary><c>@cost</c> as it stands on a part of the schema.</summary>
    public static DirectiveNode CostOf(double weight) =>
        new(
            "cost",
            new ArgumentNode(
                "weight",
                new StringValueNode(weight.ToString(CultureInfo.InvariantCulture))
            )
        );

    public static IReadOnlyList<DirectiveType> All { get; } = [Cost, ListSize, Tag];

    private static ListType Strings() => new(new NonNullType(BuiltInScalars.String));
}
