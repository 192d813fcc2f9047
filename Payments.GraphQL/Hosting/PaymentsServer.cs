using Payments.Domain.Files;
using Payments.GraphQL.Consents;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Files;
using Payments.GraphQL.Identity;
using Payments.GraphQL.Rails;
using Payments.Sandbox;
using Payments.Storage;

namespace Payments.GraphQL.Hosting;

/// <summary>The whole server: put together, made ready, run.</summary>
public static class PaymentsServer
{
    public const string GraphPath = "/graphql";

    // One file of the largest size with its form, or several smaller ones. What is no form has
    // stricter limits of its own.
    private const int UploadSizeMax = StoreFile.SizeMax + (8 * 1024 * 1024);

    /// <returns>The exit code: 1 when a setting is bad, told in one sentence.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (args is ["schema", "print"])
            {
                await Console.Out.WriteAsync(SchemaText.Print());
                return 0;
            }

            await using var app = await BuildAsync(args);
            await app.StartAsync();
            await Greeting.PrintAsync(app, Console.Out);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception) when (StartFailure.Explain(exception) is not null)
        {
            await Console.Error.WriteLineAsync(StartFailure.Explain(exception));
            return 1;
        }
    }

    /// <summary>Reads the settings, puts the parts together and opens the store; it does not listen yet.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="configure">What a test exchanges.</param>
    public static async Task<WebApplication> BuildAsync(
        string[] args,
        Action<WebApplicationBuilder>? configure = null
    )
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
        );
        configure?.Invoke(builder);
        var settings = ServerSettings.Read(builder.Configuration);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(ServerSettings.DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = UploadSizeMax;
        });
        var storage = await OpenAsync(settings);
        builder.Services.AddPaymentsStorage(storage);
        builder.Services.AddSingleton(new ListSecret(storage.ListCursorKey));
        builder.Services.AddPayments(settings, builder.Configuration);

        // From here on the store is the application's, and disposed with it.
        var app = builder.Build();
        try
        {
            app.Services.GetRequiredService<PaymentsStorage>();
            await PrepareAsync(app.Services, settings);
            app.UseTemporaryFaults();
            app.UseWebSockets();
            app.UseBearerTokens();
            app.MapPayments(settings);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static async Task<PaymentsStorage> OpenAsync(ServerSettings settings)
    {
        try
        {
            return await PaymentsStorage.StartAsync(
                settings.Storage,
                TimeProvider.System,
                CancellationToken.None,
                reviews: settings.Reviews
            );
        }
        catch (System.Data.Common.DbException exception)
        {
            throw new SettingException(
                $"{StorageSettings.Setting} names a database that cannot be opened: {StartFailure.OneLine(exception.Message)}."
            );
        }
    }

    // What the first start needs in the database.
    private static async Task PrepareAsync(IServiceProvider services, ServerSettings settings)
    {
        await services.OpenIdentityAsync(CancellationToken.None);
        if (settings.SeedsDemo)
        {
            await services.GetRequiredService<Seeding>().RunAsync(CancellationToken.None);
        }
    }

    private static void MapPayments(this WebApplication app, ServerSettings settings)
    {
        app.MapGraphQL(GraphPath)
            .WithOptions(options =>
            {
                options.EnforceGetRequestsPreflightHeader = settings.Graph.Production;
                options.Multipart.MaxBytes = UploadSizeMax;
                options.Multipart.MaxFileBytes = StoreFile.SizeMax;
            });
        app.MapFiles();
        app.MapWellKnown();
        app.MapRails();
        app.MapConsentReturn();
        app.MapHealthChecks("/healthz");
        if (settings.RunsSandbox)
        {
            app.MapSandbox("/sandbox");
        }
    }
}
