using Cacao.Language;

namespace Cacao.Validation;

/// <summary>
/// Definitions of a schema. A client may not send them, and is told of whatever else is wrong in
/// them all the same.
/// </summary>
internal sealed partial class DocumentWalker
{
    private void WalkTypeSystemDefinition(IDefinitionNode definition)
    {
        foreach (var rule in rules)
        {
            rule.EnterTypeSystemDefinition(definition);
        }
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                WalkSchema(schema.Directives, schema.OperationTypes);
                break;
            case SchemaExtensionNode schema:
                WalkSchema(schema.Directives, schema.OperationTypes);
                break;
            case DirectiveDefinitionNode directive:
                WalkInputs(directive.Arguments, "ARGUMENT_DEFINITION");
                break;
            case IComplexTypeNode type:
                WalkComplexType(type);
                break;
            default:
                WalkOtherType(definition);
                break;
        }
    }

    private void WalkSchema(
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<OperationTypeDefinitionNode> operationTypes
    )
    {
        WalkDirectives(directives, "SCHEMA", null);
        foreach (var operationType in operationTypes)
        {
            WalkType(operationType.Type);
        }
    }

    private void WalkComplexType(IComplexTypeNode type)
    {
        var isObject = type is ObjectTypeDefinitionNode or ObjectTypeExtensionNode;
        WalkTypes(type.Interfaces);
        WalkDirectives(type.Directives, isObject ? "OBJECT" : "INTERFACE", null);
        foreach (var field in type.Fields)
        {
            TellOfDirectives(field.Directives);
            WalkInputs(field.Arguments, "ARGUMENT_DEFINITION");
            WalkType(field.Type);
            WalkDirectives(field.Directives, "FIELD_DEFINITION", null);
        }
    }

    private void WalkOtherType(IDefinitionNode definition)
    {
        switch (definition)
        {
            case ScalarTypeDefinitionNode scalar:
                WalkDirectives(scalar.Directives, "SCALAR", null);
                break;
            case ScalarTypeExtensionNode scalar:
                WalkDirectives(scalar.Directives, "SCALAR", null);
                break;
            case UnionTypeDefinitionNode union:
                WalkUnion(union.Directives, union.Types);
                break;
            case UnionTypeExtensionNode union:
                WalkUnion(union.Directives, union.Types);
                break;
            case EnumTypeDefinitionNode type:
                WalkEnum(type.Directives, type.Values);
                break;
            case EnumTypeExtensionNode type:
                WalkEnum(type.Directives, type.Values);
                break;
            case InputObjectTypeDefinitionNode input:
                WalkInputObject(input.Directives, input.Fields);
                break;
            case InputObjectTypeExtensionNode input:
                WalkInputObject(input.Directives, input.Fields);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(definition), definition.Kind, null);
        }
    }

    private void WalkUnion(
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<NamedTypeNode> types
    )
    {
        WalkDirectives(directives, "UNION", null);
        WalkTypes(types);
    }

    private void WalkInputObject(
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<InputValueDefinitionNode> fields
    )
    {
        WalkDirectives(directives, "INPUT_OBJECT", null);
        WalkInputs(fields, "INPUT_FIELD_DEFINITION");
    }

    private void WalkEnum(
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<EnumValueDefinitionNode> values
    )
    {
        WalkDirectives(directives, "ENUM", null);
        foreach (var value in values)
        {
            TellOfDirectives(value.Directives);
            WalkDirectives(value.Directives, "ENUM_VALUE", null);
        }
    }

    private void WalkInputs(IReadOnlyList<InputValueDefinitionNode> inputs, string location)
    {
        foreach (var input in inputs)
        {
            TellOfDirectives(input.Directives);
            WalkType(input.Type);
            if (input.DefaultValue is not null)
            {
                WalkRootValue(input.DefaultValue, type: null, hasDefault: false);
            }
            WalkDirectives(input.Directives, location, null);
        }
    }

    private void WalkTypes(IReadOnlyList<NamedTypeNode> types)
    {
        foreach (var type in types)
        {
            WalkType(type);
        }
    }
}
