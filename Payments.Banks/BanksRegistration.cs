using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Payments.Banks.AccountData;
using Payments.Banks.Addresses;
using Payments.Banks.Connections;
using Payments.Banks.Directories;
using Payments.Banks.Fx;
using Payments.Banks.Kyc;
using Payments.Banks.Media;
using Payments.Banks.Payees;
using Payments.Banks.Rails;
using Payments.Banks.Webhooks;
using Payments.Domain.AccountData;
using Payments.Domain.AddressCleansings;
using Payments.Domain.AdverseMedia;
using Payments.Domain.BankDirectories;
using Payments.Domain.Fx;
using Payments.Domain.PayeeChecks;
using Payments.Domain.Rails;
using Payments.Domain.VirtualAccounts;
using Payments.Domain.Webhooks;

namespace Payments.Banks;

/// <summary>Connects the domain's seams to the outside.</summary>
public static class BanksRegistration
{
    /// <summary>
    /// Registers <see cref="IRailGateway"/>, <see cref="IRailSimulator"/>, <see cref="RailNoticeReader"/>,
    /// <see cref="IAccountInformationBank"/>, <see cref="IConsentPageSimulator"/>,
    /// <see cref="BankDirectory"/>, <see cref="IFxMarket"/>, <see cref="IBankDirectory"/>,
    /// <see cref="IKycScreening"/>, <see cref="IFxDealer"/>, <see cref="IFxDealerSimulator"/>,
    /// <see cref="IPayeeScheme"/>, <see cref="IAddressCleanser"/>, <see cref="IAdverseMediaSearch"/> and
    /// <see cref="IWebhookPost"/>.
    /// </summary>
    public static IServiceCollection AddBanks(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services
            .AddOptions<BanksOptions>()
            .Bind(configuration.GetSection(BanksOptions.Section))
            .PostConfigure(options =>
                options.RailSecret ??= Convert.ToHexString(RandomNumberGenerator.GetBytes(32))
            )
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<BanksOptions>, BanksOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        OutsideHttp.Add(services);
        HttpWebhookPost.Add(services);
        services.AddSingleton<OutsideAddresses>();
        services.AddSingleton<RailSignature>();
        services.AddSingleton(provider => new RailNoticeReader(
            provider.GetRequiredService<RailSignature>()
        ));
        services.AddSingleton<HttpRail>();
        services.AddSingleton<IRailGateway>(provider => provider.GetRequiredService<HttpRail>());
        services.AddSingleton<IRailSimulator>(provider => provider.GetRequiredService<HttpRail>());
        services.AddHostedService<RailJoining>();
        services.AddSingleton<BankAddresses>();
        services.AddSingleton(provider =>
            SandboxProviders.Directory(provider.GetRequiredService<IOptions<BanksOptions>>().Value)
        );
        services.AddSingleton<IAccountInformationBank, BerlinGroupBank>();
        services.AddSingleton<IConsentPageSimulator, ConsentPageSimulator>();
        services.AddSingleton<JumpGuard>();
        services.AddSingleton<IFxMarket, HttpFxMarket>();
        services.AddSingleton<IBankDirectory, LocalBankDirectory>();
        services.AddSingleton<IKycScreening, HttpKycScreening>();
        services.AddSingleton<HttpFxDealer>();
        services.AddSingleton<IFxDealer>(provider => provider.GetRequiredService<HttpFxDealer>());
        services.AddSingleton<IFxDealerSimulator>(provider =>
            provider.GetRequiredService<HttpFxDealer>()
        );
        services.AddSingleton<IPayeeScheme, HttpPayeeScheme>();
        services.AddSingleton<IAddressCleanser, HttpAddressCleanser>();
        services.AddSingleton<IAdverseMediaSearch, HttpAdverseMediaSearch>();
        return services;
    }
}
