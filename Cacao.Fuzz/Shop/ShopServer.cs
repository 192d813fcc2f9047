using Cacao.AspNetCore;
using Cacao.AspNetCore.Http;
using Cacao.Execution;
using Cacao.Types.Configuration;
using Cacao.Types.Model;

namespace Cacao.Fuzz.Shop;

/// <summary>An example of everything a schema is made of, with resolvers that do not fail by themselves.</summary>
internal sealed class ShopServer
{
    private readonly FaultLog _faults = new();

    public ShopServer()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(new FaultLogs(_faults)));
        AddShop(services).ModifyRequestOptions(options => options.IncludeExceptionDetails = true);
        Services = services.BuildServiceProvider();
        Environment = new EndpointEnvironment(Services, schemaName: null);
        Environment.Options.EnableBatching = true;
        Transport = new HttpTransport(Environment);
    }

    public IServiceProvider Services { get; }

    public Schema Schema => Services.GetRequiredService<Schema>();

    public IRequestExecutor Executor => Environment.Executor;

    public HttpTransport Transport { get; }

    private EndpointEnvironment Environment { get; }

    /// <summary>The same by HTTP, until the process is stopped; the first line says where.</summary>
    public static void Serve(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        AddShop(builder.Services);
        var app = builder.Build();
        app.MapGraphQL();
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(app.Urls.Single()));
        app.Run();
    }

    private static IRequestExecutorBuilder AddShop(IServiceCollection services) =>
        services
            .AddGraphQLServer()
            .AddQueryType()
            .AddMutationType()
            .AddSubscriptionType()
            .AddTypes(
                typeof(ShopQueries),
                typeof(ShopMutations),
                typeof(ShopSubscriptions),
                typeof(IDated),
                typeof(IThing),
                typeof(Order),
                typeof(Person),
                typeof(PersonType)
            )
            .AddGlobalObjectIdentification()
            .AddMutationConventions()
            .AddFiltering()
            .AddSorting()
            .AddInMemorySubscriptions();

    /// <summary>What the engine has logged as a fault since the last time, if anything.</summary>
    public string? TakeFault() => _faults.Take();

    private sealed class FaultLog : ILogger
    {
        private string? _fault;

        public string? Take() => Interlocked.Exchange(ref _fault, null);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => _fault = $"{formatter(state, exception)} {exception}";
    }

    private sealed class FaultLogs(FaultLog log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => log;

        public void Dispose()
        {
            // The log is the server's.
        }
    }
}
