using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Payments.Storage;

namespace Payments.GraphQL.Hosting;

/// <summary>What the server says when it is ready: where it is, who can log in, what to try first.</summary>
internal static class Greeting
{
    public static async Task PrintAsync(WebApplication app, TextWriter output)
    {
        var text = await WriteAsync(app);
        await output.WriteAsync(text);
        await output.FlushAsync();
    }

    private static async Task<string> WriteAsync(WebApplication app)
    {
        var storage = app.Services.GetRequiredService<PaymentsStorage>();
        var database = await storage.Database.DescribeAsync(CancellationToken.None);
        var output = new StringBuilder();
        var address = Address(app);
        var settings = app.Services.GetRequiredService<ServerSettings>();
        var graph = $"{address}{PaymentsServer.GraphPath}";
        var isIdeInstalled = File.Exists(
            System.IO.Path.Combine(AppContext.BaseDirectory, "ide", "index.html")
        );
        output.AppendLine($"Payments graph  {graph}");
        output.AppendLine(
            isIdeInstalled
                ? $"IDE             {graph}/ (open it in a browser)"
                : "IDE             not installed: install Node.js 20 or later and build again"
        );
        output.AppendLine($"Database        {database}");
        if (!settings.SeedsDemo)
        {
            return output.ToString();
        }

        foreach (var company in DemoTenant.All)
        {
            output.AppendLine(
                $"Demo login      {company.Email} / {DemoTenant.PublicSecret} ({company.Name})"
            );
        }

        var demo = DemoTenant.All[0];
        output.AppendLine("Try");
        output.AppendLine(
            $$"""
              curl -s {{graph}} -H 'content-type: application/json' -d '{"query":"mutation { login(input: { email: \"{{demo.Email}}\", password: \"{{DemoTenant.PublicSecret}}\" }) { token viewer { tenant { name } } } }"}'
            """
        );
        return output.ToString();
    }

    private static string Address(WebApplication app)
    {
        var addresses = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()
            ?.Addresses;
        return (addresses?.FirstOrDefault() ?? ServerSettings.DefaultUrl)
            .Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
            .TrimEnd('/');
    }
}
