namespace Cacao.StandIn.Hosting;

/// <summary>The sample schema of the conformance suites, which has something of every kind in it.</summary>
internal static class StandInServer
{
    private const string Description = """
        Payments sample schema. It exists to give the conformance suites something of
        every kind to chew on: interfaces, unions, connections, OneOf inputs, custom
        scalars, deprecated members of every sort and streams with known lengths.
        """;

    // --incremental true on the command line: with @defer and @stream, which the suites do not know.
    public static void AddStandIn(
        this IServiceCollection services,
        ConfigurationManager configuration,
        bool isProduction
    )
    {
        var isIncremental = configuration.GetValue("incremental", defaultValue: false);
        services.AddSingleton<World>();
        services.AddHealthChecks();
        var graph = services
            .AddGraphQLServer()
            .AddQueryType()
            .AddMutationType()
            .AddSubscriptionType()
            .SetSchema(schema => schema.Description(Description))
            .AddAssemblyTypes(typeof(StandInServer).Assembly)
            .ModifyOptions(options => options.EnableDefer = options.EnableStream = isIncremental)
            // What they compare with has a gap here (docs/conformance.md).
            .ModifyRequestOptions(requests =>
                requests.Validation = requests.Validation with { OneOfAsReference = true }
            )
            .ModifyCostOptions(cost =>
            {
                // The suites' random queries ask for pages of 2,147,483,647.
                cost.EnforceCostLimits = isProduction;
                // Their own SDL has no such directives.
                cost.ShowInSchema = false;
            })
            .AddSocketSessionInterceptor<DenyingInterceptor>();
        if (configuration.GetValue("requests", defaultValue: false))
        {
            graph.AddRequestExtras();
        }
    }

    public static void MapStandIn(this WebApplication app)
    {
        var statusCodes = StatusCodesOf(app.Configuration["draft"]);
        app.MapGraphQL()
            .WithOptions(options =>
            {
                options.EnableBatching = true;
                options.MaxBatchSize = 10;
                options.EnforceGetRequestsPreflightHeader = app.Environment.IsProduction();
                options.Tool.Enable = false;
                options.StatusCodes = statusCodes;
                // The suites wait for it to pass.
                options.Sockets.ConnectionInitializationTimeout = TimeSpan.FromSeconds(1);
            });
        app.MapHealthChecks("/healthz");
    }

    // --draft 2026 on the command line; the engine's own default without it.
    private static HttpStatusCodes StatusCodesOf(string? draft) =>
        draft switch
        {
            null or "2025" => HttpStatusCodes.Draft2025,
            "2026" => HttpStatusCodes.Draft2026,
            _ => throw new InvalidOperationException($"--draft takes 2025 or 2026, not '{draft}'."),
        };
}
