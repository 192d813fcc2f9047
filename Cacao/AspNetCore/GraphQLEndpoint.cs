using Cacao.AspNetCore.Http;
using Cacao.AspNetCore.Ide;
using Cacao.AspNetCore.Sockets;
using Microsoft.AspNetCore.Http;

namespace Cacao.AspNetCore;

/// <summary>Sends each request of one address to the transport that it is meant for.</summary>
internal sealed class GraphQLEndpoint(
    EndpointEnvironment environment,
    EndpointParts parts,
    RequestDelegate sockets
)
{
    private readonly HttpTransport _http = new(environment);
    private readonly SchemaFile _schema = new(environment);
    private readonly IdeFiles _ide = new(environment);

    public EndpointEnvironment Environment { get; } = environment;

    private bool ServesSchema(HttpContext context) =>
        Has(EndpointParts.Schema)
        && Environment.Options.EnableSchemaRequests
        && Environment.MayReadSchema(context);

    private bool ServesTool(HttpContext context) =>
        Has(EndpointParts.Tool)
        && Environment.Options.Tool.Enable
        && !Environment.IsStranger(context);

    public Task InvokeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsPost(method) && Has(EndpointParts.Http))
        {
            return _http.PostAsync(context);
        }

        if (Has(EndpointParts.Sockets) && SocketUpgrade.IsWanted(context))
        {
            return sockets(context);
        }

        return HttpMethods.IsGet(method) ? GetAsync(context) : RefuseMethodAsync(context);
    }

    /// <summary>An address below: a file of the IDE, or the schema.</summary>
    public Task InvokeBelowAsync(HttpContext context)
    {
        var values = context.Request.RouteValues;
        var file = values.TryGetValue("folder", out var folder)
            ? $"{folder}/{values["file"]}"
            : values["file"]!.ToString()!;
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            return ResponseWriter.WriteAsync(
                context,
                TransportError.NotFound,
                JsonFormat.GraphQLResponse
            );
        }

        return ServesSchema(context) && file is "schema" or "schema.graphql"
                ? _schema.WriteAsync(context)
            : ServesTool(context) ? _ide.WriteAsync(context, file)
            : ResponseWriter.WriteAsync(
                context,
                TransportError.NotFound,
                JsonFormat.GraphQLResponse
            );
    }

    private Task GetAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (query.ContainsKey("sdl") && Has(EndpointParts.Schema) || parts is EndpointParts.Schema)
        {
            return ServesSchema(context)
                ? _schema.WriteAsync(context)
                : ResponseWriter.WriteAsync(
                    context,
                    TransportError.NotFound,
                    JsonFormat.GraphQLResponse
                );
        }

        if (!query.ContainsKey("query") && WantsPage(context.Request) && ServesTool(context))
        {
            return _ide.WriteIndexAsync(context);
        }

        return Has(EndpointParts.Http) ? _http.GetAsync(context) : RefuseMethodAsync(context);
    }

    private Task RefuseMethodAsync(HttpContext context)
    {
        context.Response.Headers.Allow = Has(EndpointParts.Http) ? "GET, POST" : "GET";
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        return ResponseWriter.WriteAsync(
            context,
            TransportError.MethodNotAllowed,
            AcceptedFormats.Of(context.Request.Headers.Accept).JsonOrDefault
        );
    }

    private static bool WantsPage(HttpRequest request) =>
        AcceptedFormats
            .RangesOf(request.Headers.Accept)
            .Any(type =>
                type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)
                && type.Quality is not 0
            );

    private bool Has(EndpointParts part) => (parts & part) != EndpointParts.None;
}
