using Payments.Banks.Connections;
using Payments.Domain.Clock;
using Payments.Domain.Consents;
using Payments.Domain.Outbox;
using Payments.GraphQL.Events;

namespace Payments.GraphQL.Consents;

/// <summary>What consents need of the host: their workers, their timer and the page to return to.</summary>
public static class ConsentsModule
{
    public static IServiceCollection AddConsents(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
            ConsentReturn.AddressAt(provider.GetRequiredService<OutsideAddresses>())
        );
        services.AddSingleton<ConsentReturnPage>();
        services.AddSingleton<IOutboxHandler, ConsentRequests>();
        services.AddSingleton<IOutboxHandler, ConsentChecks>();
        services.AddSingleton<IOutboxHandler, ConsentReads>();
        services.AddSingleton<IOutboxHandler, ConsentRevocations>();
        services.AddSingleton<IOutboxHandler, ConsentSimulations>();
        services.AddSingleton<ITimerHandler, ConsentExpiry>();
        services.AddEventKind<ConsentId>((record, cursor) => new ConsentEvent(record, cursor));
        return services;
    }
}
