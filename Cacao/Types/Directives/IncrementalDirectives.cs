using Cacao.Language;
using Cacao.Types.Configuration;
using Cacao.Types.Model;
using Cacao.Types.Scalars;

namespace Cacao.Types.Directives;

/// <summary>The directives of incremental delivery: part of the schemas that enable them.</summary>
/// <remarks>https://github.com/graphql/graphql-spec/pull/1110, sec--defer and sec--stream</remarks>
internal static class IncrementalDirectives
{
    public static DirectiveType Defer { get; } =
        new("defer")
        {
            Description =
                "Directs the executor to deliver this fragment after the first part of the response, unless the `if` argument is false.",
            Locations = ["FRAGMENT_SPREAD", "INLINE_FRAGMENT"],
            Arguments = [Condition("Deferred when true."), Label()],
        };

    public static DirectiveType Stream { get; } =
        new("stream")
        {
            Description =
                "Directs the executor to deliver the items of this list one after another, unless the `if` argument is false.",
            Locations = ["FIELD"],
            Arguments =
            [
                Condition("Streamed when true."),
                Label(),
                new("initialCount")
                {
                    Description = "How many items come with the first part of the list.",
                    Type = new NonNullType(BuiltInScalars.Int),
                    RuntimeType = typeof(int),
                    DefaultValue = new IntValueNode(0),
                },
            ],
        };

    public static IEnumerable<DirectiveType> EnabledBy(SchemaOptions options)
    {
        if (options.EnableDefer)
        {
            yield return Defer;
        }

        if (options.EnableStream)
        {
            yield return Stream;
        }
    }

    private static Argument Condition(string description) =>
        new("if")
        {
            Description = description,
            Type = new NonNullType(BuiltInScalars.Boolean),
            RuntimeType = typeof(bool),
            DefaultValue = BooleanValueNode.True,
        };

    private static Argument Label() =>
        new("label")
        {
            Description = "Tells the parts of the response apart.",
            Type = BuiltInScalars.String,
            RuntimeType = typeof(string),
        };
}
