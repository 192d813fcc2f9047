using System.Globalization;
using System.Text;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Overlap;

/// <summary>A field where it is selected.</summary>
internal sealed class SelectedField(FieldNode node, NamedType? parentType)
{
    private static readonly List<FieldNode> NoTwins = [];

    private List<FieldNode>? _twins;

    public FieldNode Node { get; } = node;

    public NamedType? ParentType { get; } = parentType;

    /// <summary>Null for unknown fields and for those that no type declares.</summary>
    public OutputField? Definition { get; } =
        (parentType as ComplexType)?.FindField(node.Name.Value);

    public DirectiveNode? Stream { get; } =
        node.Directives.FirstOrDefault(directive => directive.Name.Value == "stream");

    /// <summary>What it selects, once somebody has looked.</summary>
    public FieldSet? Subfields { get; set; }

    /// <summary>Other places where the very same leaf is selected.</summary>
    public IReadOnlyList<FieldNode> Twins => _twins ?? NoTwins;

    public bool IsLeaf => Node.SelectionSet is null && Stream is null;

    /// <summary>The arguments in an order of their own, so that equal ones are equal text.</summary>
    public string Arguments => field ??= Canonical(Node.Arguments);

    public void AddTwin(FieldNode twin) => (_twins ??= []).Add(twin);

    private static string Canonical(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count == 0)
        {
            return "";
        }
        var text = new StringBuilder();
        foreach (var argument in arguments.OrderBy(a => a.Name.Value, StringComparer.Ordinal))
        {
            text.Append(argument.Name.Value).Append(':');
            Append(text, argument.Value);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, IValueNode value)
    {
        switch (value)
        {
            case StringValueNode literal:
                text.Append(literal.Block ? 'B' : 'S')
                    .Append(literal.Value.Length.ToString(CultureInfo.InvariantCulture))
                    .Append(':')
                    .Append(literal.Value);
                break;
            case ListValueNode list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    Append(text, item);
                }
                text.Append(']');
                break;
            case ObjectValueNode @object:
                text.Append('{');
                foreach (var f in @object.Fields.OrderBy(f => f.Name.Value, StringComparer.Ordinal))
                {
                    text.Append(f.Name.Value).Append(':');
                    Append(text, f.Value);
                }
                text.Append('}');
                break;
            default:
                text.Append(value).Append(' ');
                break;
        }
    }
}
