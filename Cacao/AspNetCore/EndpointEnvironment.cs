using Cacao.AspNetCore.Diagnostics;
using Cacao.Execution;
using Cacao.Types.Scalars;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cacao.AspNetCore;

/// <summary>What the transports of one endpoint share; found once, at the first request.</summary>
internal sealed class EndpointEnvironment(IServiceProvider services, string? schemaName)
{
    private IRequestExecutor? _executor;

    public GraphQLServerOptions Options { get; set; } = new();

    /// <summary>Not at mapping time: the schema is built when it is first needed.</summary>
    public IRequestExecutor Executor =>
        _executor ??= schemaName is null
            ? services.GetRequiredService<IRequestExecutor>()
            : services.GetRequiredKeyedService<IRequestExecutor>(schemaName);

    /// <summary>Only a schema that asks for files is sent any.</summary>
    public bool TakesFiles =>
        Options.EnableMultipartRequests && Executor.Schema.FindType("Upload") is UploadType;

    /// <summary>
    /// Whether production mode treats the caller as a stranger. Transports know only whom the
    /// application has authenticated before; interceptors come later.
    /// </summary>
    public bool IsStranger(HttpContext context) =>
        HidesFromStrangers && context.User.Identity?.IsAuthenticated != true;

    /// <summary>The same rule for the SDL as for introspection.</summary>
    public bool MayReadSchema(HttpContext context) =>
        (Executor as RequestExecutor)?.Settings is not { } settings
        || settings.LimitsOf(context.User).AllowsIntrospection;

    public int MaxRequestBytes(HttpContext context) =>
        IsStranger(context)
            ? Math.Min(Options.MaxRequestBytes, Options.Anonymous.MaxRequestBytes)
            : Options.MaxRequestBytes;

    public int MaxBatchSize(HttpContext context) =>
        IsStranger(context)
            ? Math.Min(Options.MaxBatchSize, Options.Anonymous.MaxBatchSize)
            : Options.MaxBatchSize;

    public int MaxSocketOperations(HttpContext context) =>
        IsStranger(context)
            ? Math.Min(Options.Sockets.MaxOperations, Options.Anonymous.MaxSocketOperations)
            : Options.Sockets.MaxOperations;

    private bool HidesFromStrangers =>
        (Executor as RequestExecutor)?.Settings.Options.HidesFromStrangers == true;

    public IHttpRequestInterceptor? HttpInterceptor { get; } =
        services.GetService<IHttpRequestInterceptor>();

    public ISocketSessionInterceptor SocketInterceptor { get; } =
        services.GetService<ISocketSessionInterceptor>() ?? new DefaultSocketSessionInterceptor();

    /// <summary>Null when nobody listens.</summary>
    public ServerEvents? Events { get; } =
        ServerEvents.Of(services.GetServices<ServerDiagnosticEventListener>());

    public IServiceScopeFactory Scopes { get; } =
        services.GetRequiredService<IServiceScopeFactory>();

    public TimeProvider Time { get; } = services.GetService<TimeProvider>() ?? TimeProvider.System;

    public ILogger Logger { get; } =
        services.GetService<ILoggerFactory>()?.CreateLogger("Cacao.AspNetCore")
        ?? NullLogger.Instance;

    /// <summary>Fires when the host begins to stop: streams end then, so that clients move on.</summary>
    public CancellationToken Stopping { get; } =
        services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? default;
}
