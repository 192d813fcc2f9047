using Cacao.Language;
using Cacao.Types.Directives;
using Cacao.Types.Model;

namespace Cacao.Types.Sdl;

/// <summary>What types consist of.</summary>
public sealed partial class SchemaReader
{
    private void Fill(IDefinitionNode definition)
    {
        switch (definition)
        {
            case IComplexTypeNode node:
                var complex = Find<ComplexType>(node.Name.Value);
                complex.Fields = [.. complex.Fields, .. node.Fields.Select(f => Field(f, complex))];
                complex.Interfaces =
                [
                    .. complex.Interfaces,
                    .. node.Interfaces.Select(i => Find<InterfaceType>(i.Name.Value)),
                ];
                AddDirectives(complex, node.Directives);
                break;
            case UnionTypeDefinitionNode node:
                FillUnion(node.Name, node.Types, node.Directives);
                break;
            case UnionTypeExtensionNode node:
                FillUnion(node.Name, node.Types, node.Directives);
                break;
            case EnumTypeDefinitionNode node:
                FillEnum(node.Name, node.Values, node.Directives);
                break;
            case EnumTypeExtensionNode node:
                FillEnum(node.Name, node.Values, node.Directives);
                break;
            case InputObjectTypeDefinitionNode node:
                FillInput(node.Name, node.Fields, node.Directives);
                break;
            case InputObjectTypeExtensionNode node:
                FillInput(node.Name, node.Fields, node.Directives);
                break;
            case ScalarTypeDefinitionNode node:
                FillScalar(node.Name, node.Directives);
                break;
            case ScalarTypeExtensionNode node:
                FillScalar(node.Name, node.Directives);
                break;
            default:
                break;
        }
    }

    private OutputField Field(FieldDefinitionNode node, ComplexType declaringType) =>
        new(node.Name.Value)
        {
            Description = node.Description?.Value,
            DeprecationReason = DeprecationReason(node.Directives),
            DeclaringType = declaringType,
            Type = TypeOf(node.Type),
            Arguments = Arguments(node.Arguments),
            Directives = node.Directives,
        };

    private Argument[] Arguments(IReadOnlyList<InputValueDefinitionNode> nodes)
    {
        var arguments = new Argument[nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
        {
            arguments[i] = new Argument(nodes[i].Name.Value) { Index = i };
            FillInputValue(arguments[i], nodes[i]);
        }
        return arguments;
    }

    private InputField InputField(InputValueDefinitionNode node, InputObjectType declaringType)
    {
        var field = new InputField(node.Name.Value) { DeclaringType = declaringType };
        FillInputValue(field, node);
        return field;
    }

    private void FillInputValue(InputValue value, InputValueDefinitionNode node)
    {
        value.Description = node.Description?.Value;
        value.DeprecationReason = DeprecationReason(node.Directives);
        value.Type = TypeOf(node.Type);
        value.DefaultValue = node.DefaultValue;
        value.Directives = node.Directives;
    }

    private void FillUnion(
        NameNode name,
        IReadOnlyList<NamedTypeNode> types,
        IReadOnlyList<DirectiveNode> directives
    )
    {
        var union = Find<UnionType>(name.Value);
        union.Types = [.. union.Types, .. types.Select(type => Find<ObjectType>(type.Name.Value))];
        AddDirectives(union, directives);
    }

    private void FillEnum(
        NameNode name,
        IReadOnlyList<EnumValueDefinitionNode> values,
        IReadOnlyList<DirectiveNode> directives
    )
    {
        var type = Find<EnumType>(name.Value);
        var added = values.Select(value => new EnumValue(value.Name.Value, value.Name.Value)
        {
            Description = value.Description?.Value,
            DeprecationReason = DeprecationReason(value.Directives),
            Directives = value.Directives,
        });
        type.Values = [.. type.Values, .. added];
        AddDirectives(type, directives);
    }

    private void FillInput(
        NameNode name,
        IReadOnlyList<InputValueDefinitionNode> fields,
        IReadOnlyList<DirectiveNode> directives
    )
    {
        var type = Find<InputObjectType>(name.Value);
        type.Fields = [.. type.Fields, .. fields.Select(field => InputField(field, type))];
        AddDirectives(type, directives);
        type.IsOneOf = type.Directives.Any(directive => directive.Name.Value == "oneOf");
    }

    private void FillScalar(NameNode name, IReadOnlyList<DirectiveNode> directives)
    {
        if (Find<ScalarType>(name.Value) is not SdlScalar scalar)
        {
            return;
        }
        AddDirectives(scalar, directives);
        if (ArgumentOf(scalar.Directives, "specifiedBy", "url") is { } url)
        {
            scalar.SpecifiedBy = new Uri(url, UriKind.RelativeOrAbsolute);
        }
    }

    private static void AddDirectives(NamedType type, IReadOnlyList<DirectiveNode> directives) =>
        type.Directives = [.. type.Directives, .. directives];

    private static string? DeprecationReason(IReadOnlyList<DirectiveNode> directives) =>
        directives.Any(directive => directive.Name.Value == "deprecated")
            ? ArgumentOf(directives, "deprecated", "reason")
                ?? SpecifiedDirectives.DefaultDeprecationReason
            : null;

    private static string? ArgumentOf(
        IReadOnlyList<DirectiveNode> directives,
        string directive,
        string argument
    ) =>
        directives
            .FirstOrDefault(d => d.Name.Value == directive)
            ?.Arguments.FirstOrDefault(a => a.Name.Value == argument)
            ?.Value.Value as string;

    /// <summary>Interfaces of interfaces are the type's own, whether or not the text repeats them.</summary>
    private void SetInterfaces()
    {
        foreach (var type in _types.Values.OfType<ComplexType>())
        {
            var all = new List<InterfaceType>(type.Interfaces);
            for (var i = 0; i < all.Count; i++)
            {
                all.AddRange(all[i].Interfaces.Where(inherited => !all.Contains(inherited)));
            }
            type.Interfaces = all;
        }
    }

    private IType TypeOf(ITypeNode node) =>
        node switch
        {
            NonNullTypeNode nonNull => new NonNullType(TypeOf(nonNull.Type)),
            ListTypeNode list => new ListType(TypeOf(list.Type)),
            _ => Find<NamedType>(((NamedTypeNode)node).Name.Value),
        };
}
