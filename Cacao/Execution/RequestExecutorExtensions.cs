using System.Text;
using System.Text.Json;
using Cacao.Execution;
using Cacao.Types.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Executing without a transport: for tests and tools.</summary>
public static class RequestExecutorExtensions
{
    /// <summary>Builds the services, executes one operation in a scope and takes all down again.</summary>
    /// <param name="builder">What <c>AddGraphQLServer()</c> returned.</param>
    /// <param name="query">The document.</param>
    /// <param name="variables">A JSON object.</param>
    /// <returns>The response.</returns>
    public static async Task<OperationResult> ExecuteRequestAsync(
        this IRequestExecutorBuilder builder,
        string query,
        string? variables = null
    )
    {
        await using var services = builder.Services.BuildServiceProvider();
        return await services.ExecuteRequestAsync(query, variables);
    }

    /// <summary>Executes a query or mutation in a scope of its own.</summary>
    /// <param name="services">The application's root services.</param>
    /// <param name="query">The document.</param>
    /// <param name="variables">A JSON object.</param>
    /// <returns>The response.</returns>
    public static async Task<OperationResult> ExecuteRequestAsync(
        this IServiceProvider services,
        string query,
        string? variables = null
    )
    {
        await using var scope = services.CreateAsyncScope();
        var request = new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(query),
            Variables = variables is null ? default : JsonElement.Parse(variables),
            Services = scope.ServiceProvider,
            AllowedOperations = OperationKinds.QueryAndMutation,
        };
        var result = await services.GetRequiredService<IRequestExecutor>().ExecuteAsync(request);
        return (OperationResult)result;
    }

    /// <summary>The response as text.</summary>
    public static string ToJson(this OperationResult result) =>
        Encoding.UTF8.GetString(result.Json.Span);
}
