using Cacao.Types.Configuration;
using Cacao.Types.Model;
using Cacao.Types.Sdl;

namespace Cacao.Tests.Types;

/// <summary>Builds a schema of classes and asks it, as an application would.</summary>
internal static class TestSchema
{
    /// <summary>Without the weights that fields have by default: CostDefaultsTests are about those.</summary>
    public static IRequestExecutorBuilder Of(params Type[] types) =>
        new ServiceCollection()
            .AddGraphQLServer()
            .ModifyCostOptions(cost => cost.ApplyCostDefaults = false)
            .AddTypes(types);

    public static Schema Build(this IRequestExecutorBuilder builder) =>
        builder.Services.BuildServiceProvider().GetRequiredService<Schema>();

    public static string Print(this IRequestExecutorBuilder builder) =>
        SchemaPrinter.Print(builder.Build());

    /// <summary>The SDL of one type alone.</summary>
    public static string Print(this IRequestExecutorBuilder builder, string typeName)
    {
        var document = SchemaPrinter.ToDocument(builder.Build());
        return document
            .Definitions.OfType<Cacao.Language.ITypeDefinitionNode>()
            .Single(definition => definition.Name.Value == typeName)
            .ToString()!;
    }

    public static async Task<string> AskAsync(
        this IRequestExecutorBuilder builder,
        string query,
        string? variables = null
    )
    {
        await using var result = await builder.ExecuteRequestAsync(query, variables);
        return result.ToJson();
    }
}
