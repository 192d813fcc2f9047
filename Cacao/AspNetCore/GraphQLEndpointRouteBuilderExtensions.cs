using Cacao.AspNetCore.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Cacao.AspNetCore;

/// <summary>Maps the addresses of a GraphQL server.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>
    /// All transports at one address: POST, GET, event streams, graphql-transport-ws, the SDL at
    /// <c>?sdl</c> and the IDE for browsers.
    /// </summary>
    public static GraphQLEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints,
        string path = "/graphql",
        string? schemaName = null
    ) => Map(endpoints, path, schemaName, EndpointParts.All);

    /// <summary>POST, GET and event streams.</summary>
    public static GraphQLEndpointConventionBuilder MapGraphQLHttp(
        this IEndpointRouteBuilder endpoints,
        string path = "/graphql",
        string? schemaName = null
    ) => Map(endpoints, path, schemaName, EndpointParts.Http);

    public static GraphQLEndpointConventionBuilder MapGraphQLWebSocket(
        this IEndpointRouteBuilder endpoints,
        string path = "/graphql/ws",
        string? schemaName = null
    ) => Map(endpoints, path, schemaName, EndpointParts.Sockets);

    /// <summary>The SDL.</summary>
    public static GraphQLEndpointConventionBuilder MapGraphQLSchema(
        this IEndpointRouteBuilder endpoints,
        string path = "/graphql/sdl",
        string? schemaName = null
    ) => Map(endpoints, path, schemaName, EndpointParts.Schema);

    private static GraphQLEndpointConventionBuilder Map(
        IEndpointRouteBuilder endpoints,
        string path,
        string? schemaName,
        EndpointParts parts
    )
    {
        var environment = new EndpointEnvironment(endpoints.ServiceProvider, schemaName);
        var upgrade = SocketUpgrade.Build(endpoints.CreateApplicationBuilder(), environment);
        var endpoint = new GraphQLEndpoint(environment, parts, upgrade);
        List<IEndpointConventionBuilder> routes =
        [
            endpoints.Map(path, endpoint.InvokeAsync).WithDisplayName($"GraphQL {path}"),
        ];
        if ((parts & EndpointParts.Tool) != EndpointParts.None)
        {
            // Two patterns, because a catch-all alone would match the endpoint itself as well and
            // make routing choose at every request.
            foreach (var below in (string[])["{file}", "{folder}/{**file}"])
            {
                routes.Add(
                    endpoints
                        .Map($"{path.TrimEnd('/')}/{below}", endpoint.InvokeBelowAsync)
                        .WithDisplayName($"GraphQL {path}/{below}")
                );
            }
        }

        return new(environment, routes);
    }
}
