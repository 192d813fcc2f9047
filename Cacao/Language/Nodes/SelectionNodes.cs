namespace Cacao.Language;

public sealed class SelectionSetNode(Location? location, IReadOnlyList<ISelectionNode> selections)
    : SyntaxNode(location)
{
    public SelectionSetNode(IReadOnlyList<ISelectionNode> selections)
        : this(null, selections) { }

    public override SyntaxKind Kind => SyntaxKind.SelectionSet;

    public IReadOnlyList<ISelectionNode> Selections { get; } = selections;
}

public sealed class FieldNode(
    Location? location,
    NameNode name,
    NameNode? alias,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<ArgumentNode> arguments,
    SelectionSetNode? selectionSet
) : SyntaxNode(location), ISelectionNode, INamedSyntaxNode
{
    public override SyntaxKind Kind => SyntaxKind.Field;

    public NameNode Name { get; } = name;

    public NameNode? Alias { get; } = alias;

    /// <summary>The name under which the field's value appears in the response.</summary>
    public string ResponseName => (Alias ?? Name).Value;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;

    public SelectionSetNode? SelectionSet { get; } = selectionSet;
}

public sealed class FragmentSpreadNode(
    Location? location,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives
) : SyntaxNode(location), ISelectionNode, INamedSyntaxNode
{
    public override SyntaxKind Kind => SyntaxKind.FragmentSpread;

    public NameNode Name { get; } = name;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

public sealed class InlineFragmentNode(
    Location? location,
    NamedTypeNode? typeCondition,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet
) : SyntaxNode(location), ISelectionNode
{
    public override SyntaxKind Kind => SyntaxKind.InlineFragment;

    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
