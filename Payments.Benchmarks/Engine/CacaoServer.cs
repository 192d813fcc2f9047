using Cacao.AspNetCore;
using Payments.Benchmarks.Subscriptions;

namespace Payments.Benchmarks.Engine;

/// <summary>The engine, on the web server and the data that the bare endpoints have.</summary>
internal static class CacaoServer
{
    public static async Task<int> RunAsync(string port, string database)
    {
        var builder = SampleHost.CreateBuilder(port, database);
        builder
            .Services.AddGraphQLServer()
            .AddTypes(typeof(SampleQuery))
            .AddTypes(typeof(TickSubscription), typeof(TickMutation))
            .AddInMemorySubscriptions()
            .AddProjections()
            .AddSorting();
        var app = builder.Build();
        app.MapGraphQL();
        return await app.RunSeededAsync();
    }
}
