using Payments.Banks;
using Payments.Domain.Commands;
using Payments.Domain.Storage;
using Payments.GraphQL.Events;
using Payments.GraphQL.Identity;
using Payments.GraphQL.VirtualAccounts;
using Payments.Sandbox;
using Payments.Storage;

namespace Payments.GraphQL.Hosting;

/// <summary>Everything that the server is made of. A slice adds itself with one line.</summary>
public static class PaymentsServices
{
    public static IServiceCollection AddPayments(
        this IServiceCollection services,
        ServerSettings settings,
        IConfiguration configuration
    )
    {
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(settings);
        services.AddOutside(settings, configuration);
        services.AddHealthChecks();
        services.AddSingleton<Seeding>();
        services.AddSingleton<EventKinds>();
        services.AddSingleton<EventStreams>();
        services.AddIdentity(settings.Identity);

        services.AddVirtualAccounts();

        services.AddGraph();
        return services;
    }

    private static void AddStorage(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<OpenStorage>();
        services.AddSingleton<PaymentsStorage>(provider =>
            provider.GetRequiredService<OpenStorage>().Storage
        );
        services.AddSingleton<IWriteGate>(provider =>
            provider.GetRequiredService<PaymentsStorage>().Gate
        );
        services.AddSingleton<IDatabase>(provider =>
            provider.GetRequiredService<PaymentsStorage>().Database
        );
    }

    private static void AddOutside(
        this IServiceCollection services,
        ServerSettings settings,
        IConfiguration configuration
    )
    {
        services.AddBanks(configuration);
        if (settings.RunsSandbox)
        {
            services.AddSandbox(options => configuration.GetSection("Sandbox").Bind(options));
            // Both ends of the simulated rail live here, so one secret serves both.
            services
                .AddOptions<SandboxOptions>()
                .PostConfigure<Microsoft.Extensions.Options.IOptions<BanksOptions>>(
                    (sandbox, banks) =>
                    {
                        if (sandbox.RailSecret.Length == 0)
                        {
                            sandbox.RailSecret = banks.Value.RailSecret!;
                        }
                    }
                );
        }
    }
}
