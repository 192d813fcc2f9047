using System.Text;
using Cacao.Errors;
using Cacao.Language;
using Cacao.Types.Model;
using Cacao.Types.Resolvers;

namespace Cacao.Execution.Plans;

/// <summary>A field of one object type, merged from all its mentions, with all that can be known before a request.</summary>
internal sealed class Selection : ISelection
{
    public Selection(
        ObjectType declaringType,
        OutputField field,
        IReadOnlyList<FieldNode> nodes,
        bool isFirst
    )
    {
        DeclaringType = declaringType;
        Field = field;
        Nodes = nodes;
        ResponseName = nodes[0].ResponseName;
        Prefix = Encoding.UTF8.GetBytes($"{(isFirst ? '{' : ',')}\"{ResponseName}\":");
        Shape = OutputShape.Of(field.Type);
        Resolver = field.Resolver;
        if (Resolver is null)
        {
            Pure = field.Pure;
            WriteLeaf = field.WriteLeaf;
        }

        Kind = WriteLeaf is null ? SelectionKind.Pure : SelectionKind.Leaf;
    }

    /// <summary><c>__typename</c>: its value is known now, and becomes part of the prefix.</summary>
    public Selection(ObjectType declaringType, IReadOnlyList<FieldNode> nodes, bool isFirst)
        : this(declaringType, Schema.TypeNameField, nodes, isFirst)
    {
        Kind = SelectionKind.TypeName;
        Prefix = [.. Prefix, .. Encoding.UTF8.GetBytes($"\"{declaringType.Name}\"")];
    }

    public ObjectType DeclaringType { get; }

    public OutputField Field { get; }

    public IReadOnlyList<FieldNode> Nodes { get; }

    public FieldNode SyntaxNode => Nodes[0];

    public string ResponseName { get; }

    /// <summary>
    /// <c>{"name":</c> for the first of its set and <c>,"name":</c> for the others: every field of a
    /// compiled set is in every response.
    /// </summary>
    public byte[] Prefix { get; }

    public OutputShape Shape { get; }

    public SelectionKind Kind { get; private set; }

    /// <summary>Null for pure fields.</summary>
    public FieldResolver? Resolver { get; }

    public PureResolver? Pure { get; }

    public LeafWriter? WriteLeaf { get; }

    public ArgumentPlan Arguments { get; init; } = ArgumentPlan.None;

    /// <summary>Set where the items of the list come one after another.</summary>
    public StreamUsage? Stream { get; init; }

    /// <summary>The selection sets below; null for leaves.</summary>
    public SubSelections? Children { get; init; }

    /// <summary>Where the value waits between resolving and writing; -1 for fields that need no place.</summary>
    public int Slot { get; private set; } = -1;

    /// <summary>Of all mentions, for errors.</summary>
    public IReadOnlyList<ErrorLocation> Locations() =>
        [.. Nodes.Where(node => node.Location is not null).Select(ErrorLocation.Of)];

    /// <summary>The error with what it does not say itself: where it happened.</summary>
    public IError Locate(IError error, Path path)
    {
        var located = error.Path is null ? error.WithPath(path) : error;
        return located.Locations.Count > 0 ? located : located.WithLocations(Locations());
    }

    public bool IsStreamed => Stream is not null;

    public bool IsSelected(string fieldName) => Children?.Selects(fieldName) == true;

    /// <summary>The field has to be resolved before the response is written.</summary>
    internal void ResolveEarly(int slot)
    {
        Slot = slot;
        Kind = SelectionKind.Slotted;
    }
}

internal enum SelectionKind : byte
{
    /// <summary>Stands in the prefix already.</summary>
    TypeName,

    /// <summary>Written by the field itself, straight from the parent.</summary>
    Leaf,

    /// <summary>Read from the parent while writing.</summary>
    Pure,

    /// <summary>Resolved before writing.</summary>
    Slotted,
}
