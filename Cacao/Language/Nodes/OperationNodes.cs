namespace Cacao.Language;

public enum OperationType
{
    Query,
    Mutation,
    Subscription,
}

public sealed class OperationDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode? name,
    OperationType operation,
    IReadOnlyList<VariableDefinitionNode> variableDefinitions,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet
) : SyntaxNode(location), IExecutableDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.OperationDefinition;

    public StringValueNode? Description { get; } = description;

    public NameNode? Name { get; } = name;

    public OperationType Operation { get; } = operation;

    public IReadOnlyList<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

public sealed class VariableDefinitionNode(
    Location? location,
    StringValueNode? description,
    VariableNode variable,
    ITypeNode type,
    IValueNode? defaultValue,
    IReadOnlyList<DirectiveNode> directives
) : SyntaxNode(location)
{
    public override SyntaxKind Kind => SyntaxKind.VariableDefinition;

    public StringValueNode? Description { get; } = description;

    public VariableNode Variable { get; } = variable;

    public ITypeNode Type { get; } = type;

    public IValueNode? DefaultValue { get; } = defaultValue;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

public sealed class FragmentDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<VariableDefinitionNode> variableDefinitions,
    NamedTypeNode typeCondition,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet
) : SyntaxNode(location), IExecutableDefinitionNode, INamedSyntaxNode
{
    public override SyntaxKind Kind => SyntaxKind.FragmentDefinition;

    public StringValueNode? Description { get; } = description;

    public NameNode Name { get; } = name;

    /// <summary>
    /// Empty: fragment variables are not part of the September 2025 edition, and the parser refuses
    /// them.
    /// </summary>
    public IReadOnlyList<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    public NamedTypeNode TypeCondition { get; } = typeCondition;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
