using Cacao.AspNetCore.Diagnostics;
using Cacao.Execution.Diagnostics;
using Cacao.Types.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Seeing what the engine does.</summary>
public static class DiagnosticsBuilderExtensions
{
    /// <summary>
    /// Registers a listener: an <see cref="ExecutionDiagnosticEventListener"/>, a
    /// <see cref="DataLoaderDiagnosticEventListener"/> or a <see cref="ServerDiagnosticEventListener"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The type is none of them.</exception>
    public static IRequestExecutorBuilder AddDiagnosticEventListener<T>(
        this IRequestExecutorBuilder builder
    )
        where T : class
    {
        builder.Services.TryAddSingleton<T>();
        return builder.AddDiagnosticEventListener(services => services.GetRequiredService<T>());
    }

    /// <inheritdoc cref="AddDiagnosticEventListener{T}(IRequestExecutorBuilder)"/>
    /// <param name="builder">The server.</param>
    /// <param name="create">Makes the listener, once.</param>
    public static IRequestExecutorBuilder AddDiagnosticEventListener<T>(
        this IRequestExecutorBuilder builder,
        Func<IServiceProvider, T> create
    )
        where T : class
    {
        var seam =
            typeof(T).IsAssignableTo(typeof(ExecutionDiagnosticEventListener))
                ? typeof(ExecutionDiagnosticEventListener)
            : typeof(T).IsAssignableTo(typeof(DataLoaderDiagnosticEventListener))
                ? typeof(DataLoaderDiagnosticEventListener)
            : typeof(T).IsAssignableTo(typeof(ServerDiagnosticEventListener))
                ? typeof(ServerDiagnosticEventListener)
            : throw new ArgumentException($"{typeof(T)} is no listener.", nameof(create));
        builder.Services.AddSingleton(seam, create);
        return builder;
    }

    /// <summary>
    /// Records activities by the source <see cref="EngineTelemetry.ActivitySourceName"/> and metrics
    /// by the meter <see cref="EngineTelemetry.MeterName"/>. They cost nothing to speak of while
    /// nobody listens to them. Called again, it only configures.
    /// </summary>
    /// <param name="builder">The server.</param>
    /// <param name="configure">What is recorded; by default all but resolvers and documents.</param>
    public static IRequestExecutorBuilder AddInstrumentation(
        this IRequestExecutorBuilder builder,
        Action<InstrumentationOptions>? configure = null
    )
    {
        var options = builder.Configuration.Feature<InstrumentationOptions>();
        configure?.Invoke(options);
        if (builder.Services.Any(service => service.ServiceType == typeof(EngineMeter)))
        {
            return builder;
        }

        builder.Services.AddMetrics();
        builder.Services.AddSingleton<EngineMeter>();
        return builder
            .AddDiagnosticEventListener(services => new ExecutionTelemetry(
                options,
                services.GetRequiredService<EngineMeter>()
            ))
            .AddDiagnosticEventListener(services => new DataLoaderTelemetry(
                options,
                services.GetRequiredService<EngineMeter>()
            ))
            .AddDiagnosticEventListener(services => new ServerTelemetry(
                options,
                services.GetRequiredService<EngineMeter>()
            ));
    }
}
