using Cacao.Language;

namespace Payments.Tests.Schema;

/// <summary>A schema as facts by their coordinates: <c>Query.node(id:)</c> is <c>ID!</c>.</summary>
internal static class SchemaLines
{
    public static Dictionary<string, string> Of(string sdl)
    {
        Dictionary<string, string> facts = new(StringComparer.Ordinal);
        foreach (var definition in Utf8GraphQLParser.Parse(sdl).Definitions)
        {
            switch (definition)
            {
                case ScalarTypeDefinitionNode scalar:
                    facts[scalar.Name.Value] = "scalar";
                    break;
                case ObjectTypeDefinitionNode type:
                    facts[type.Name.Value] = "type";
                    AddInterfaces(facts, type.Name.Value, type.Interfaces);
                    AddFields(facts, type.Name.Value, type.Fields);
                    break;
                case InterfaceTypeDefinitionNode type:
                    facts[type.Name.Value] = "interface";
                    AddInterfaces(facts, type.Name.Value, type.Interfaces);
                    AddFields(facts, type.Name.Value, type.Fields);
                    break;
                case EnumTypeDefinitionNode type:
                    facts[type.Name.Value] = "enum";
                    foreach (var value in type.Values)
                    {
                        facts[$"{type.Name.Value}.{value.Name.Value}"] = "value";
                    }

                    break;
                case InputObjectTypeDefinitionNode input:
                    facts[input.Name.Value] = "input";
                    foreach (var field in input.Fields)
                    {
                        facts[$"{input.Name.Value}.{field.Name.Value}"] = Input(field);
                    }

                    break;
            }
        }

        return facts;
    }

    private static void AddInterfaces(
        Dictionary<string, string> facts,
        string type,
        IReadOnlyList<NamedTypeNode> interfaces
    )
    {
        foreach (var implemented in interfaces)
        {
            facts[$"{type} implements {implemented.Name.Value}"] = "implements";
        }
    }

    private static void AddFields(
        Dictionary<string, string> facts,
        string type,
        IReadOnlyList<FieldDefinitionNode> fields
    )
    {
        foreach (var field in fields)
        {
            facts[$"{type}.{field.Name.Value}"] = field.Type.ToString()!;
            foreach (var argument in field.Arguments)
            {
                facts[$"{type}.{field.Name.Value}({argument.Name.Value}:)"] = Input(argument);
            }
        }
    }

    // A default makes an argument as good as optional for whoever leaves it out.
    private static string Input(InputValueDefinitionNode input) =>
        input.DefaultValue is null ? input.Type.ToString()! : input.Type.ToString()!.TrimEnd('!');
}
