namespace Cacao.Language;

/// <summary>A definition of a schema: a server reads it, a client may not send it.</summary>
public interface ITypeSystemDefinitionNode : IDefinitionNode
{
    StringValueNode? Description { get; }
}

/// <summary>A definition that begins with <c>extend</c>.</summary>
public interface ITypeSystemExtensionNode : IDefinitionNode
{
    IReadOnlyList<DirectiveNode> Directives { get; }
}

public interface ITypeDefinitionNode : ITypeSystemDefinitionNode, INamedSyntaxNode;

public interface ITypeExtensionNode : ITypeSystemExtensionNode
{
    NameNode Name { get; }
}

/// <summary>An object or interface type, defined or extended.</summary>
public interface IComplexTypeNode : IDefinitionNode
{
    NameNode Name { get; }

    IReadOnlyList<DirectiveNode> Directives { get; }

    IReadOnlyList<NamedTypeNode> Interfaces { get; }

    IReadOnlyList<FieldDefinitionNode> Fields { get; }
}

public sealed class OperationTypeDefinitionNode(
    Location? location,
    OperationType operation,
    NamedTypeNode type
) : SyntaxNode(location)
{
    public override SyntaxKind Kind => SyntaxKind.OperationTypeDefinition;

    public OperationType Operation { get; } = operation;

    public NamedTypeNode Type { get; } = type;
}

public sealed class FieldDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<InputValueDefinitionNode> arguments,
    ITypeNode type,
    IReadOnlyList<DirectiveNode> directives
) : SyntaxNode(location), INamedSyntaxNode
{
    public override SyntaxKind Kind => SyntaxKind.FieldDefinition;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    public ITypeNode Type { get; } = type;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputValueDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    ITypeNode type,
    IValueNode? defaultValue,
    IReadOnlyList<DirectiveNode> directives
) : SyntaxNode(location), INamedSyntaxNode
{
    public override SyntaxKind Kind => SyntaxKind.InputValueDefinition;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public ITypeNode Type { get; } = type;

    public IValueNode? DefaultValue { get; } = defaultValue;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

public sealed class EnumValueDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives
) : SyntaxNode(location), INamedSyntaxNode
{
    public override SyntaxKind Kind => SyntaxKind.EnumValueDefinition;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}
