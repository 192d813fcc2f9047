using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Payments.Sandbox.Addresses;
using Payments.Sandbox.Banks;
using Payments.Sandbox.Fx;
using Payments.Sandbox.Journal;
using Payments.Sandbox.Kyc;
using Payments.Sandbox.Media;
using Payments.Sandbox.Pages;
using Payments.Sandbox.Payees;
using Payments.Sandbox.Rails;

namespace Payments.Sandbox;

/// <summary>Puts the simulated outside into a host, which reaches it over HTTP like any bank.</summary>
public static class SandboxRegistration
{
    public static IServiceCollection AddSandbox(
        this IServiceCollection services,
        Action<SandboxOptions> configure
    )
    {
        services.AddOptions<SandboxOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SandboxOptions>, SandboxOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SandboxJournal>();
        services.AddSingleton<RailSignature>();
        services.AddSingleton<InstructionPlan>();
        services.AddSingleton<NoticeSender>();
        services.AddSingleton<RailBook>();
        services.AddSingleton<ConsentBook>();
        services.AddSingleton<ScaToken>();
        services.AddSingleton<FxMarket>();
        services.AddSingleton<FxOrderBook>();
        services.AddHostedService<SandboxStart>();
        services
            .AddHttpClient(NoticeSender.HttpClientName)
            .ConfigureHttpClient(
                (provider, client) =>
                    client.Timeout = provider
                        .GetRequiredService<IOptions<SandboxOptions>>()
                        .Value.CallbackTimeout
            )
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }
            )
            .RemoveAllLoggers();
        return services;
    }

    /// <summary>Maps rails, banks, the market and an index page below <paramref name="prefix"/>.</summary>
    public static IEndpointConventionBuilder MapSandbox(
        this IEndpointRouteBuilder routes,
        string prefix
    )
    {
        var sandbox = routes.MapGroup(prefix);
        sandbox.MapIndex();
        sandbox.MapRails();
        sandbox.MapConsents();
        sandbox.MapAccounts();
        sandbox.MapSca();
        sandbox.MapFx();
        sandbox.MapKyc();
        sandbox.MapFxOrders();
        sandbox.MapPayees();
        sandbox.MapAddresses();
        sandbox.MapMedia();
        return sandbox;
    }
}
