using Cacao.Execution;
using Cacao.Types.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Where the stages of the engine are put together.</summary>
public static class GraphQLServerServiceCollectionExtensions
{
    /// <summary>
    /// Adds a GraphQL server. Each stage adds its own services and conventions here, in the order of
    /// the pipeline.
    /// </summary>
    /// <param name="services">The application's.</param>
    /// <param name="schemaName">Null for the default schema.</param>
    /// <param name="disableDefaultSecurity">
    /// Everybody is treated alike in every environment; see
    /// <see cref="RequestExecutorOptions.ProductionMode"/>.
    /// </param>
    public static IRequestExecutorBuilder AddGraphQLServer(
        this IServiceCollection services,
        string? schemaName = null,
        bool disableDefaultSecurity = false
    )
    {
        var builder = services.AddGraphQLSchema(schemaName);
        builder.AddExecution();
        builder.AddTopics();
        builder.AddPaging();
        if (disableDefaultSecurity)
        {
            builder.ModifyRequestOptions(options => options.ProductionMode = false);
        }

        return builder;
    }
}
