using Microsoft.AspNetCore.Builder;

namespace Cacao.AspNetCore;

/// <summary>What <c>MapGraphQL</c> returns: its options, and conventions such as authorization.</summary>
public sealed class GraphQLEndpointConventionBuilder : IEndpointConventionBuilder
{
    private readonly EndpointEnvironment _environment;
    private readonly IReadOnlyList<IEndpointConventionBuilder> _routes;

    internal GraphQLEndpointConventionBuilder(
        EndpointEnvironment environment,
        IReadOnlyList<IEndpointConventionBuilder> routes
    )
    {
        _environment = environment;
        _routes = routes;
    }

    public GraphQLEndpointConventionBuilder WithOptions(GraphQLServerOptions options)
    {
        _environment.Options = options;
        return this;
    }

    public GraphQLEndpointConventionBuilder WithOptions(Action<GraphQLServerOptions> configure)
    {
        configure(_environment.Options);
        return this;
    }

    public void Add(Action<EndpointBuilder> convention)
    {
        foreach (var route in _routes)
        {
            route.Add(convention);
        }
    }

    public void Finally(Action<EndpointBuilder> finallyConvention)
    {
        foreach (var route in _routes)
        {
            route.Finally(finallyConvention);
        }
    }
}
