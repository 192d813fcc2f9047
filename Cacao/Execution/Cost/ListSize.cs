using Cacao.Language;
using Cacao.Types.Directives;
using Cacao.Types.Model;

namespace Cacao.Execution.Cost;

/// <summary>What <c>@listSize</c> says of a field.</summary>
/// <remarks>https://ibm.github.io/graphql-specs/cost-spec.html#sec-The-List-Size-Directive</remarks>
internal sealed record ListSize
{
    public int? AssumedSize { get; private init; }

    /// <summary>Arguments that say how many items there are.</summary>
    public IReadOnlyList<string> SlicingArguments { get; private init; } = [];

    public int? SlicingArgumentDefaultValue { get; private init; }

    /// <summary>Fields below that hold the items; none: the field itself is the list.</summary>
    public IReadOnlyList<string> SizedFields { get; private init; } = [];

    public bool RequireOneSlicingArgument { get; private init; } = true;

    public static ListSize? Of(OutputField field)
    {
        foreach (var directive in field.Directives)
        {
            if (directive.Name.Value == CostDirectives.ListSize.Name)
            {
                return Read(directive);
            }
        }

        return null;
    }

    private static ListSize Read(DirectiveNode directive)
    {
        var size = new ListSize();
        foreach (var argument in directive.Arguments)
        {
            size = (argument.Name.Value, argument.Value) switch
            {
                ("assumedSize", IntValueNode value) => size with { AssumedSize = Int(value) },
                ("slicingArguments", var value) => size with { SlicingArguments = Names(value) },
                ("slicingArgumentDefaultValue", IntValueNode value) => size with
                {
                    SlicingArgumentDefaultValue = Int(value),
                },
                ("sizedFields", var value) => size with { SizedFields = Names(value) },
                ("requireOneSlicingArgument", BooleanValueNode { Value: var value }) => size with
                {
                    RequireOneSlicingArgument = value,
                },
                _ => size,
            };
        }

        return size;
    }

    private static int Int(IntValueNode value) =>
        int.Parse(value.Value, System.Globalization.CultureInfo.InvariantCulture);

    private static string[] Names(IValueNode value) =>
        value switch
        {
            ListValueNode list => [.. list.Items.OfType<StringValueNode>().Select(i => i.Value)],
            StringValueNode one => [one.Value],
            _ => [],
        };
}
