namespace Cacao.Language;

public interface ISyntaxNode
{
    SyntaxKind Kind { get; }

    /// <summary>Null for a node that was made by code rather than parsed.</summary>
    Location? Location { get; }
}

/// <summary>A node that carries a name: an operation's may be absent.</summary>
public interface INamedSyntaxNode : ISyntaxNode
{
    NameNode Name { get; }

    IReadOnlyList<DirectiveNode> Directives { get; }
}

/// <summary>Anything that may stand at the top of a document.</summary>
public interface IDefinitionNode : ISyntaxNode;

/// <summary>An operation or a fragment: what a client may send.</summary>
public interface IExecutableDefinitionNode : IDefinitionNode
{
    NameNode? Name { get; }

    StringValueNode? Description { get; }

    IReadOnlyList<VariableDefinitionNode> VariableDefinitions { get; }

    IReadOnlyList<DirectiveNode> Directives { get; }

    SelectionSetNode SelectionSet { get; }
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public interface ISelectionNode : ISyntaxNode
{
    IReadOnlyList<DirectiveNode> Directives { get; }
}

public interface IValueNode : ISyntaxNode
{
    /// <summary>
    /// The literal as text or <see langword="bool"/>; the children of a list or object; null for null.
    /// </summary>
    object? Value { get; }
}

public interface IValueNode<out T> : IValueNode
{
    new T Value { get; }
}

public interface ITypeNode : ISyntaxNode;

/// <summary>A type that a <c>!</c> may follow: a name or a list.</summary>
public interface INullableTypeNode : ITypeNode;

/// <summary>The root of all nodes: holds the location and prints itself.</summary>
public abstract class SyntaxNode : ISyntaxNode
{
    private protected SyntaxNode(Location? location) => Location = location;

    public abstract SyntaxKind Kind { get; }

    public Location? Location { get; }

    public override string ToString() => SyntaxPrinter.Print(this);
}
