namespace Cacao.StandIn.Hosting;

/// <summary>The sample schema of the conformance suites, which has something of every kind in it.</summary>
internal static class StandInServer
{
    public static void AddStandIn(this IServiceCollection services)
    {
        services.AddSingleton<World>();
        services.AddHealthChecks();
        services
            .AddGraphQLServer()
            .AddQueryType()
            .AddMutationType()
            .AddSubscriptionType()
            .AddAssemblyTypes(typeof(StandInServer).Assembly)
            .AddSocketSessionInterceptor<DenyingInterceptor>();
    }

    public static void MapStandIn(this WebApplication app)
    {
        app.MapGraphQL()
            .WithOptions(options =>
            {
                options.EnableBatching = true;
                options.MaxBatchSize = 10;
                options.Tool.Enable = false;
                // The suites wait for it to pass.
                options.Sockets.ConnectionInitializationTimeout = TimeSpan.FromSeconds(1);
            });
        app.MapHealthChecks("/healthz");
    }
}
