using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Types.Configuration;

/// <summary>What <c>AddGraphQLServer()</c> returns and all further <c>Add…</c> methods extend.</summary>
public interface IRequestExecutorBuilder
{
    /// <summary>The schema's name.</summary>
    string Name { get; }

    IServiceCollection Services { get; }

    /// <summary>For the engine's own extension methods: what has been said so far.</summary>
    SchemaConfiguration Configuration { get; }
}

internal sealed class RequestExecutorBuilder(
    IServiceCollection services,
    SchemaConfiguration configuration
) : IRequestExecutorBuilder
{
    public string Name => Configuration.Name;

    public IServiceCollection Services { get; } = services;

    public SchemaConfiguration Configuration { get; } = configuration;
}
