using Cacao.Types.Building;
using Cacao.Types.Configuration;
using Cacao.Types.Model;
using Cacao.Types.NodeIds;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The schema's share of <c>AddGraphQLServer</c>; the later stages add theirs.</summary>
public static class SchemaServiceCollectionExtensions
{
    /// <summary>
    /// Registers the schema: <see cref="Schema"/> is a singleton, built when it is first asked for.
    /// Called again it returns the same configuration.
    /// </summary>
    internal static IRequestExecutorBuilder AddGraphQLSchema(
        this IServiceCollection services,
        string? schemaName = null
    )
    {
        var known = services.FirstOrDefault(service =>
            service.ServiceType == typeof(SchemaConfiguration)
        );
        if (known?.ImplementationInstance is SchemaConfiguration existing)
        {
            return new RequestExecutorBuilder(services, existing);
        }

        var configuration = new SchemaConfiguration(schemaName ?? "_Default");
        services.AddSingleton(configuration);
        services.AddSingleton<INodeIdSerializer, DefaultNodeIdSerializer>();
        services.AddSingleton(provider => SchemaBuilder.Build(configuration, provider));
        return new RequestExecutorBuilder(services, configuration);
    }
}
