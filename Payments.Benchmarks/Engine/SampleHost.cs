using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Payments.Benchmarks.Engine;

/// <summary>What the bare endpoints and the engine share: the same web server, the same data.</summary>
internal static class SampleHost
{
    public static WebApplicationBuilder CreateBuilder(string port, string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder
            .Logging.ClearProviders()
            .SetMinimumLevel(LogLevel.Error)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture))
        );
        builder.Services.AddDbContextPool<SampleDb>(options =>
            options.UseSqlite($"Data Source={database};Pooling=True")
        );
        return builder;
    }

    public static async Task<int> RunSeededAsync(this WebApplication app)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<SampleDb>().Seed();
        }

        await app.RunAsync();
        return 0;
    }
}
