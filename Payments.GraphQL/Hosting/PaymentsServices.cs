using Payments.Banks;
using Payments.GraphQL.AddressCleansings;
using Payments.GraphQL.AdverseMedia;
using Payments.GraphQL.Consents;
using Payments.GraphQL.CreditRecalls;
using Payments.GraphQL.Events;
using Payments.GraphQL.Files;
using Payments.GraphQL.Identity;
using Payments.GraphQL.Parties;
using Payments.GraphQL.PayeeChecks;
using Payments.GraphQL.Rails;
using Payments.GraphQL.Rfis;
using Payments.GraphQL.StatementExports;
using Payments.GraphQL.Statements;
using Payments.GraphQL.VirtualAccounts;
using Payments.GraphQL.Webhooks;
using Payments.GraphQL.WithdrawalBatches;
using Payments.Sandbox;

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
        services.AddSingleton(settings);
        services.AddOutside(settings, configuration);
        services.AddHealthChecks();
        services.AddSingleton<Seeding>();
        services.AddSingleton<EventKinds>();
        services.AddSingleton<EventStreams>();
        services.AddSingleton<AwaitedAnswers>();
        services.AddIdentity(settings.Identity);

        services.AddFiles();
        services.AddParties();
        services.AddVirtualAccounts();
        services.AddMoneyMovement();
        services.AddWithdrawalBatches();
        services.AddStatements();
        services.AddStatementExports();
        services.AddConsents();
        services.AddPayeeChecks();
        services.AddAddressCleansings();
        services.AddRfis();
        services.AddCreditRecalls();
        services.AddAdverseMedia();
        services.AddWebhooks();

        services.AddGraph(settings);
        return services;
    }

    private static void AddOutside(
        this IServiceCollection services,
        ServerSettings settings,
        IConfiguration configuration
    )
    {
        services.AddBanks(configuration);
        services
            .AddOptions<BanksOptions>()
            .PostConfigure(banks => banks.WebhooksReachPrivateAddresses ??= settings.RunsSandbox);
        if (settings.RunsSandbox)
        {
            services.AddSandbox(options =>
            {
                options.JournalPath = settings.SandboxJournal;
                configuration.GetSection("Sandbox").Bind(options);
            });
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
