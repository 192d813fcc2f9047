namespace Cacao.Language;

public sealed class DocumentNode(Location? location, IReadOnlyList<IDefinitionNode> definitions)
    : SyntaxNode(location)
{
    public DocumentNode(IReadOnlyList<IDefinitionNode> definitions)
        : this(null, definitions) { }

    public override SyntaxKind Kind => SyntaxKind.Document;

    public IReadOnlyList<IDefinitionNode> Definitions { get; } = definitions;
}

public sealed class NameNode(Location? location, string value) : SyntaxNode(location)
{
    public NameNode(string value)
        : this(null, value) { }

    public override SyntaxKind Kind => SyntaxKind.Name;

    public string Value { get; } = value;
}

public sealed class DirectiveNode(
    Location? location,
    NameNode name,
    IReadOnlyList<ArgumentNode> arguments
) : SyntaxNode(location)
{
    public DirectiveNode(string name, params ArgumentNode[] arguments)
        : this(null, new NameNode(name), arguments) { }

    public override SyntaxKind Kind => SyntaxKind.Directive;

    public NameNode Name { get; } = name;

    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;
}

public sealed class ArgumentNode(Location? location, NameNode name, IValueNode value)
    : SyntaxNode(location)
{
    public ArgumentNode(string name, IValueNode value)
        : this(null, new NameNode(name), value) { }

    public override SyntaxKind Kind => SyntaxKind.Argument;

    public NameNode Name { get; } = name;

    public IValueNode Value { get; } = value;
}
