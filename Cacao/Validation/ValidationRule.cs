using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation;

/// <summary>
/// One rule, for one validation: it is told of every node of the document in order and reports what
/// it minds. Types are null where the document has gone wrong already and another rule says so.
/// </summary>
internal abstract class ValidationRule(ValidationContext context)
{
    protected ValidationContext Context { get; } = context;

    protected Schema Schema => Context.Schema;

    public virtual void EnterDocument(DocumentNode node) { }

    public virtual void LeaveDocument(DocumentNode node) { }

    /// <summary>A definition of a schema; what is inside comes by the other methods.</summary>
    public virtual void EnterTypeSystemDefinition(IDefinitionNode node) { }

    public virtual void EnterOperation(OperationDefinitionNode node) { }

    public virtual void LeaveOperation(OperationDefinitionNode node) { }

    public virtual void EnterFragment(FragmentDefinitionNode node) { }

    public virtual void EnterVariableDefinition(VariableDefinitionNode node) { }

    /// <param name="owner">The operation, fragment, field or inline fragment that it belongs to.</param>
    public virtual void EnterSelectionSet(
        SelectionSetNode node,
        ISyntaxNode owner,
        NamedType? parentType
    ) { }

    public virtual void EnterField(FieldNode node, NamedType? parentType, OutputField? field) { }

    public virtual void LeaveField(FieldNode node, OutputField? field) { }

    public virtual void EnterFragmentSpread(FragmentSpreadNode node, NamedType? parentType) { }

    public virtual void EnterInlineFragment(
        InlineFragmentNode node,
        NamedType? parentType,
        NamedType? type
    ) { }

    /// <summary>All directives at one location, before any of them.</summary>
    public virtual void EnterDirectives(IReadOnlyList<DirectiveNode> directives) { }

    /// <param name="location">A name of <c>__DirectiveLocation</c>.</param>
    /// <param name="field">The field that it stands on or in.</param>
    public virtual void EnterDirective(DirectiveNode node, string location, OutputField? field) { }

    public virtual void LeaveDirective(DirectiveNode node) { }

    /// <summary>An argument of a field; those of directives come with the directive.</summary>
    public virtual void EnterFieldArgument(
        ArgumentNode node,
        OutputField? field,
        Argument? argument
    ) { }

    /// <summary>The whole value of an argument or of a variable's default.</summary>
    public virtual void EnterValue(IValueNode node, IType? type) { }

    public virtual void EnterObjectValue(ObjectValueNode node) { }

    public virtual void EnterVariable(VariableNode node, VariablePosition position) { }

    public virtual void EnterNamedType(NamedTypeNode node) { }
}

/// <summary>Where a variable stands: what is expected there, and whether it may be left out.</summary>
/// <param name="ParentType">The list or input object that the position is part of.</param>
internal readonly record struct VariablePosition(IType? Type, IType? ParentType, bool HasDefault);
