using Cacao.Language;
using Payments.Tests.Tidy;

namespace Payments.Tests.Concurrency;

/// <summary>Which field of a mutation's payload is the object that it made or changed.</summary>
internal sealed record KeyedMutationShape(string ObjectField)
{
    private const string Key = "idempotencyKey";

    /// <summary>Every mutation of schema.graphql whose input has a key, by name.</summary>
    public static Dictionary<string, KeyedMutationShape> OfSchema()
    {
        var document = Utf8GraphQLParser.Parse(
            File.ReadAllText(Path.Combine(RepositoryFile.Root, "schema.graphql"))
        );
        var types = document
            .Definitions.OfType<ObjectTypeDefinitionNode>()
            .ToDictionary(type => type.Name.Value);
        var keyed = document
            .Definitions.OfType<InputObjectTypeDefinitionNode>()
            .Where(input => input.Fields.Any(field => field.Name.Value == Key))
            // Files travel by multipart requests: FileTests.
            .Where(input => input.Fields.All(field => NameOf(field.Type) != "Upload"))
            .Select(input => input.Name.Value)
            .ToHashSet();
        return types["Mutation"]
            .Fields.Where(field =>
                field.Arguments.Any(argument => keyed.Contains(NameOf(argument.Type)))
            )
            .ToDictionary(
                field => field.Name.Value,
                field => new KeyedMutationShape(ObjectOf(types[NameOf(field.Type)], types))
            );
    }

    private static string ObjectOf(
        ObjectTypeDefinitionNode payload,
        Dictionary<string, ObjectTypeDefinitionNode> types
    ) =>
        payload
            .Fields.First(field =>
                types.TryGetValue(NameOf(field.Type), out var type)
                && type.Fields.Any(part => part.Name.Value == "id")
            )
            .Name.Value;

    private static string NameOf(ITypeNode type) =>
        type switch
        {
            NamedTypeNode named => named.Name.Value,
            NonNullTypeNode inner => NameOf(inner.Type),
            ListTypeNode list => NameOf(list.Type),
            _ => throw new InvalidOperationException($"Not a type: {type}"),
        };
}
