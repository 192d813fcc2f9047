using System.Text;
using System.Text.Json;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Execution.DataLoaders;
using Cacao.Types.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cacao.Tests.Execution;

/// <summary>An executor over a schema of the test, without a host.</summary>
internal sealed class TestExecutor(
    Schema schema,
    RequestExecutorOptions? options = null,
    Action<IServiceCollection>? services = null,
    Func<IError, IError>? errorFilter = null,
    TimeProvider? time = null
)
{
    private readonly ServiceProvider _services = Build(services);

    public IServiceProvider Services => _services;

    public IRequestExecutor Executor =>
        field ??= new RequestExecutor(
            schema,
            new ExecutorSettings(
                options ?? new RequestExecutorOptions(),
                errorFilter is null ? [] : [new Filter(errorFilter)],
                new DataLoaderRegistry(
                    _services.GetServices<DataLoaderRegistration>(),
                    _services.GetServices<ScopedServiceInitializer>()
                ),
                time ?? TimeProvider.System,
                NullLogger.Instance
            )
        );

    public OperationRequest Request(
        string query,
        string? variables = null,
        string? operationName = null
    ) =>
        new()
        {
            Document = Encoding.UTF8.GetBytes(query),
            OperationName = operationName,
            Variables = variables is null ? default : JsonElement.Parse(variables),
            Services = _services,
        };

    public async Task<OperationResult> RunAsync(
        string query,
        string? variables = null,
        string? operationName = null
    ) =>
        (OperationResult)
            await Executor.ExecuteAsync(
                Request(query, variables, operationName),
                TestContext.Current.CancellationToken
            );

    /// <summary>The whole response as text.</summary>
    public async Task<string> AnswerAsync(
        string query,
        string? variables = null,
        string? operationName = null
    )
    {
        await using var result = await RunAsync(query, variables, operationName);
        return Encoding.UTF8.GetString(result.Json.Span);
    }

    /// <summary>The data alone, as text.</summary>
    public async Task<string> DataAsync(string query, string? variables = null)
    {
        using var answer = JsonDocument.Parse(await AnswerAsync(query, variables));
        return answer.RootElement.GetProperty("data").GetRawText();
    }

    private static ServiceProvider Build(Action<IServiceCollection>? configure)
    {
        var services = new ServiceCollection();
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private sealed class Filter(Func<IError, IError> filter) : IErrorFilter
    {
        public IError OnError(IError error) => filter(error);
    }
}
