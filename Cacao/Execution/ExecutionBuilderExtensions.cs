using Cacao.Execution;
using Cacao.Execution.Authorization;
using Cacao.Execution.DataLoaders;
using Cacao.Execution.Diagnostics;
using Cacao.Execution.PersistedOperations;
using Cacao.Language;
using Cacao.Types.Configuration;
using Cacao.Types.Model;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What the builder can be told about executing requests.</summary>
public static class ExecutionBuilderExtensions
{
    public static IRequestExecutorBuilder ModifyRequestOptions(
        this IRequestExecutorBuilder builder,
        Action<RequestExecutorOptions> configure
    )
    {
        configure(builder.Configuration.Feature<RequestExecutorOptions>());
        return builder;
    }

    public static IRequestExecutorBuilder ModifyParserOptions(
        this IRequestExecutorBuilder builder,
        Func<ParserOptions, ParserOptions> configure
    ) => builder.ModifyRequestOptions(options => options.Parser = configure(options.Parser));

    /// <summary>Weights and budgets of the static cost analysis.</summary>
    public static IRequestExecutorBuilder ModifyCostOptions(
        this IRequestExecutorBuilder builder,
        Action<CostOptions> configure
    )
    {
        configure(builder.Configuration.Feature<CostOptions>());
        return builder;
    }

    /// <summary>
    /// Nobody may read the schema, unless an interceptor calls <c>AllowIntrospection()</c> for the
    /// request; false: everyone may, in production too.
    /// </summary>
    public static IRequestExecutorBuilder DisableIntrospection(
        this IRequestExecutorBuilder builder,
        bool disable = true
    ) =>
        builder.ModifyRequestOptions(options =>
            options.Introspection = disable
                ? IntrospectionAccess.Nobody
                : IntrospectionAccess.Everyone
        );

    /// <summary>Makes a DataLoader known to resolvers, and to services that are injected with it.</summary>
    public static IRequestExecutorBuilder AddDataLoader<T>(this IRequestExecutorBuilder builder)
        where T : class => builder.Register(DataLoaderRegistration.Of(typeof(T), typeof(T)));

    /// <summary>The same for resolvers that ask for an interface.</summary>
    /// <typeparam name="TService">What resolvers ask for.</typeparam>
    /// <typeparam name="TImplementation">The DataLoader.</typeparam>
    public static IRequestExecutorBuilder AddDataLoader<TService, TImplementation>(
        this IRequestExecutorBuilder builder
    )
        where TService : class
        where TImplementation : class, TService =>
        builder.Register(DataLoaderRegistration.Of(typeof(TService), typeof(TImplementation)));

    /// <summary>
    /// Carries state of the request's scope over to the scopes beside it: those of DataLoaders and of
    /// the events of a subscription.
    /// </summary>
    public static IRequestExecutorBuilder AddScopedServiceInitializer<T>(
        this IRequestExecutorBuilder builder,
        Action<T, T> copy
    )
        where T : class
    {
        builder.Services.AddSingleton(
            new ScopedServiceInitializer(
                (request, scope) =>
                    copy(request.GetRequiredService<T>(), scope.GetRequiredService<T>())
            )
        );
        return builder;
    }

    /// <summary>
    /// Asks ASP.NET Core's policies about <c>[Authorize]</c>; the policies themselves are defined with
    /// <c>services.AddAuthorization(…)</c>.
    /// </summary>
    public static IRequestExecutorBuilder AddAuthorization(this IRequestExecutorBuilder builder)
    {
        builder.Services.AddAuthorization();
        return builder;
    }

    /// <summary>The execution's share of <c>AddGraphQLServer</c>.</summary>
    internal static IRequestExecutorBuilder AddExecution(this IRequestExecutorBuilder builder)
    {
        // Always: an [Authorize] that nobody obeys would be worse than none.
        builder.Configuration.FieldConventions.Add(new AuthorizationConvention());
        builder.Configuration.ParameterBindings.Add(new DataLoaderParameterBinding());
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(new DataLoaderOptions());
        builder.Services.TryAddScoped<IBatchScheduler, PoolBatchScheduler>();
        builder.Services.TryAddSingleton<IRequestExecutor>(services =>
            CreateExecutor(services, builder.Configuration)
        );
        builder.Services.TryAddKeyedSingleton(
            builder.Name,
            static (services, _) => services.GetRequiredService<IRequestExecutor>()
        );
        return builder;
    }

    internal static IRequestExecutorBuilder Register(
        this IRequestExecutorBuilder builder,
        DataLoaderRegistration registration
    )
    {
        builder.Services.AddSingleton(registration);
        builder.Services.TryAddScoped(
            registration.ServiceType,
            services => registration.Create(services, new PoolBatchScheduler())
        );
        return builder;
    }

    private static RequestExecutor CreateExecutor(
        IServiceProvider services,
        SchemaConfiguration configuration
    )
    {
        var options = configuration.Feature<RequestExecutorOptions>();
        options.Cost = configuration.Feature<CostOptions>();
        options.ProductionMode ??=
            services.GetService<IHostEnvironment>()?.IsDevelopment() == false;
        return new(
            services.GetRequiredService<Schema>(),
            new ExecutorSettings(
                options,
                [.. configuration.ErrorFilters.Select(create => create(services))],
                new DataLoaderRegistry(
                    services.GetServices<DataLoaderRegistration>(),
                    services.GetServices<ScopedServiceInitializer>()
                ),
                services.GetRequiredService<TimeProvider>(),
                services.GetService<ILoggerFactory>()?.CreateLogger("Cacao.Execution")
                    ?? NullLogger.Instance,
                configuration
                    .Feature<PersistedOperationFeature>()
                    .Open(services.GetService<IOperationDocumentStorage>()),
                new ExecutionDiagnostics(
                    services.GetServices<ExecutionDiagnosticEventListener>(),
                    services.GetServices<DataLoaderDiagnosticEventListener>(),
                    services.GetService<EngineMeter>()
                )
            )
        );
    }
}
