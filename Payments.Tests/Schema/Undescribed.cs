using Cacao.Language;

namespace Payments.Tests.Schema;

/// <summary>Members of a schema that say nothing about themselves.</summary>
internal static class Undescribed
{
    public static IEnumerable<string> In(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case ScalarTypeDefinitionNode type when type.Description is null:
                    yield return type.Name.Value;
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
