using Cacao.Language;

namespace Payments.Tests.Schema;

/// <summary>Members of a schema that say nothing about themselves.</summary>
internal static class Undescribed
{
    public static IEnumerable<string> In(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (DescriptionOf(definition) is ("", var name))
            {
                yield return name;
            }

            switch (definition)
            {
                case DirectiveDefinitionNode type:
                    foreach (var argument in type.Arguments.Where(item => item.Description is null))
                    {
                        yield return $"@{type.Name.Value}({argument.Name.Value}:)";
                    }

                    break;
                case ObjectTypeDefinitionNode type:
                    foreach (var member in Members(type.Name, type.Description, type.Fields))
                    {
                        yield return member;
                    }

                    break;
                case InterfaceTypeDefinitionNode type:
                    foreach (var member in Members(type.Name, type.Description, type.Fields))
                    {
                        yield return member;
                    }

                    break;
                case EnumTypeDefinitionNode type:
                    foreach (var value in type.Values.Where(value => value.Description is null))
                    {
                        yield return $"{type.Name.Value}.{value.Name.Value}";
                    }

                    break;
                case InputObjectTypeDefinitionNode type:
                    foreach (var field in type.Fields.Where(field => field.Description is null))
                    {
                        yield return $"{type.Name.Value}.{field.Name.Value}";
                    }

                    break;
            }
        }
    }

    /// <summary>Of what the walk below does not look at itself.</summary>
    private static (string? Description, string Name) DescriptionOf(IDefinitionNode definition) =>
        definition switch
        {
            SchemaDefinitionNode schema => (schema.Description?.Value ?? "", "schema"),
            ScalarTypeDefinitionNode type => (type.Description?.Value ?? "", type.Name.Value),
            EnumTypeDefinitionNode type => (type.Description?.Value ?? "", type.Name.Value),
            UnionTypeDefinitionNode type => (type.Description?.Value ?? "", type.Name.Value),
            InputObjectTypeDefinitionNode type => (type.Description?.Value ?? "", type.Name.Value),
            DirectiveDefinitionNode type => (type.Description?.Value ?? "", type.Name.Value),
            _ => (null, ""),
        };

    private static IEnumerable<string> Members(
        NameNode type,
        StringValueNode? description,
        IReadOnlyList<FieldDefinitionNode> fields
    )
    {
        var isRoot = type.Value is "Query" or "Mutation" or "Subscription";
        if (description is null && !isRoot)
        {
            yield return type.Value;
        }

        foreach (var field in fields)
        {
            if (field.Description is null)
            {
                yield return $"{type.Value}.{field.Name.Value}";
            }

            foreach (var argument in field.Arguments.Where(item => item.Description is null))
            {
                yield return $"{type.Value}.{field.Name.Value}({argument.Name.Value}:)";
            }
        }
    }
}
