using Payments.Domain.Recipients;
using Payments.Domain.Senders;
using Payments.GraphQL.Events;
using Payments.GraphQL.Recipients;
using Payments.GraphQL.Senders;

namespace Payments.GraphQL.Parties;

public static class PartiesModule
{
    /// <summary>Payers and payees.</summary>
    public static IServiceCollection AddParties(this IServiceCollection services)
    {
        services.AddEventKind<SenderId>((record, cursor) => new SenderEvent(record, cursor));
        services.AddEventKind<RecipientId>((record, cursor) => new RecipientEvent(record, cursor));
        return services;
    }
}
