using Cacao.Language;
using Cacao.Types.Authoring;
using Cacao.Types.Directives;

namespace Cacao.Types.Building;

/// <summary><c>[Cost]</c>, <c>[ListSize]</c> and <c>[Tag]</c> are directives in the schema.</summary>
internal sealed class DirectiveConvention : IFieldConvention
{
    public int Order => -100;

    public void Apply(FieldConfiguration field, ISchemaBuildContext context)
    {
        if (field.Attribute<ListSizeAttribute>() is { } size)
        {
            field.Directives.Add(Of(size));
        }

        Add(field);
        field.Arguments.ForEach(Add);
    }

    public static void Add(MemberConfiguration member)
    {
        if (member.Attribute<CostAttribute>() is { } cost)
        {
            member.Directives.Add(CostDirectives.CostOf(cost.Weight));
        }

        foreach (var tag in member.AttributeList<TagAttribute>())
        {
            member.Directives.Add(
                new DirectiveNode("tag", new ArgumentNode("name", new StringValueNode(tag.Name)))
            );
        }
    }

    public static DirectiveNode Of(ListSizeAttribute size)
    {
        var arguments = new List<ArgumentNode>();
        if (size.AssumedSizeOrNull is { } assumed)
        {
            arguments.Add(new("assumedSize", new IntValueNode(assumed)));
        }

        if (size.SlicingArguments is { } slicing)
        {
            arguments.Add(new("slicingArguments", Strings(slicing)));
        }

        if (size.SlicingArgumentDefaultValueOrNull is { } @default)
        {
            arguments.Add(new("slicingArgumentDefaultValue", new IntValueNode(@default)));
        }

        if (size.SizedFields is { } sized)
        {
            arguments.Add(new("sizedFields", Strings(sized)));
        }

        if (size.RequireOneSlicingArgumentOrNull is { } required)
        {
            arguments.Add(
                new(
                    "requireOneSlicingArgument",
                    required ? BooleanValueNode.True : BooleanValueNode.False
                )
            );
        }

        return new DirectiveNode("listSize", [.. arguments]);
    }

    private static ListValueNode Strings(string[] values) =>
        new(null, [.. values.Select(value => new StringValueNode(value))]);
}
