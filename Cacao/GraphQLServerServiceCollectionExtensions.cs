using Cacao.Types.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Where the stages of the engine are put together.</summary>
public static class GraphQLServerServiceCollectionExtensions
{
    /// <summary>
    /// Adds a GraphQL server. Each stage adds its own services and conventions here, in the order of
    /// the pipeline.
    /// </summary>
    public static IRequestExecutorBuilder AddGraphQLServer(
        this IServiceCollection services,
        string? schemaName = null
    )
    {
        var builder = services.AddGraphQLSchema(schemaName);
        builder.AddExecution();
        builder.AddTopics();
        builder.AddPaging();
        return builder;
    }
}
