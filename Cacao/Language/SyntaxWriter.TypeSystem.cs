namespace Cacao.Language;

/// <summary>Definitions and extensions of a schema.</summary>
internal sealed partial class SyntaxWriter
{
    private void WriteTypeSystemDefinition(ITypeSystemDefinitionNode definition)
    {
        WriteDescription(definition.Description);
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                WriteSchema("schema", schema.Directives, schema.OperationTypes);
                break;
            case ScalarTypeDefinitionNode scalar:
                WriteTypeHead("scalar", scalar.Name, [], scalar.Directives);
                break;
            case ObjectTypeDefinitionNode type:
                WriteTypeHead("type", type.Name, type.Interfaces, type.Directives);
                WriteOptionalBlock(type.Fields);
                break;
            case InterfaceTypeDefinitionNode type:
                WriteTypeHead("interface", type.Name, type.Interfaces, type.Directives);
                WriteOptionalBlock(type.Fields);
                break;
            case UnionTypeDefinitionNode union:
                WriteTypeHead("union", union.Name, [], union.Directives);
                WriteUnionMembers(union.Types);
                break;
            case EnumTypeDefinitionNode type:
                WriteTypeHead("enum", type.Name, [], type.Directives);
                WriteOptionalBlock(type.Values);
                break;
            case InputObjectTypeDefinitionNode input:
                WriteTypeHead("input", input.Name, [], input.Directives);
                WriteOptionalBlock(input.Fields);
                break;
            case DirectiveDefinitionNode directive:
                WriteDirectiveDefinition(directive);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(definition), definition.Kind, null);
        }
    }

    private void WriteExtension(IDefinitionNode extension)
    {
        switch (extension)
        {
            case SchemaExtensionNode schema:
                WriteSchema("extend schema", schema.Directives, schema.OperationTypes);
                break;
            case ScalarTypeExtensionNode scalar:
                WriteTypeHead("extend scalar", scalar.Name, [], scalar.Directives);
                break;
            case ObjectTypeExtensionNode type:
                WriteTypeHead("extend type", type.Name, type.Interfaces, type.Directives);
                WriteOptionalBlock(type.Fields);
                break;
            case InterfaceTypeExtensionNode type:
                WriteTypeHead("extend interface", type.Name, type.Interfaces, type.Directives);
                WriteOptionalBlock(type.Fields);
                break;
            case UnionTypeExtensionNode union:
                WriteTypeHead("extend union", union.Name, [], union.Directives);
                WriteUnionMembers(union.Types);
                break;
            case EnumTypeExtensionNode type:
                WriteTypeHead("extend enum", type.Name, [], type.Directives);
                WriteOptionalBlock(type.Values);
                break;
            case InputObjectTypeExtensionNode input:
                WriteTypeHead("extend input", input.Name, [], input.Directives);
                WriteOptionalBlock(input.Fields);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(extension), extension.Kind, null);
        }
    }

    private void WriteMember(ISyntaxNode member)
    {
        switch (member)
        {
            case OperationTypeDefinitionNode operation:
                _text.Append(operation.Operation.Keyword()).Append(": ");
                WriteType(operation.Type);
                break;
            case FieldDefinitionNode field:
                WriteFieldDefinition(field);
                break;
            case InputValueDefinitionNode input:
                WriteDescription(input.Description);
                _text.Append(input.Name.Value).Append(": ");
                WriteType(input.Type);
                WriteDefault(input.DefaultValue);
                WriteDirectives(input.Directives);
                break;
            case EnumValueDefinitionNode value:
                WriteDescription(value.Description);
                _text.Append(value.Name.Value);
                WriteDirectives(value.Directives);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(member), member.Kind, null);
        }
    }

    private void WriteSchema(
        string keyword,
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<OperationTypeDefinitionNode> operationTypes
    )
    {
        _text.Append(keyword);
        WriteDirectives(directives);
        WriteOptionalBlock(operationTypes);
    }

    private void WriteTypeHead(
        string keyword,
        NameNode name,
        IReadOnlyList<NamedTypeNode> interfaces,
        IReadOnlyList<DirectiveNode> directives
    )
    {
        _text.Append(keyword).Append(' ').Append(name.Value);
        if (interfaces.Count > 0)
        {
            _text.Append(" implements ");
            WriteJoined(interfaces, " & ");
        }
        WriteDirectives(directives);
    }

    private void WriteUnionMembers(IReadOnlyList<NamedTypeNode> types)
    {
        if (types.Count > 0)
        {
            _text.Append(" = ");
            WriteJoined(types, " | ");
        }
    }

    private void WriteFieldDefinition(FieldDefinitionNode field)
    {
        WriteDescription(field.Description);
        var start = _text.Length;
        _text.Append(field.Name.Value);
        WriteArgumentDefinitions(field.Arguments, start);
        _text.Append(": ");
        WriteType(field.Type);
        WriteDirectives(field.Directives);
    }

    private void WriteDirectiveDefinition(DirectiveDefinitionNode directive)
    {
        var start = _text.Length;
        _text.Append("directive @").Append(directive.Name.Value);
        WriteArgumentDefinitions(directive.Arguments, start);
        _text.Append(directive.IsRepeatable ? " repeatable on " : " on ");
        WriteJoined(directive.Locations, " | ");
    }

    private void WriteArgumentDefinitions(
        IReadOnlyList<InputValueDefinitionNode> arguments,
        int start
    ) =>
        WriteParenthesized(
            arguments,
            start,
            arguments.All(argument => argument.Description is null)
        );
}
