using Payments.Domain.Institutions;
using Payments.Domain.Recipients;
using Payments.Domain.Senders;
using Payments.GraphQL.Events;
using Payments.GraphQL.Institutions;
using Payments.GraphQL.Recipients;
using Payments.GraphQL.Senders;

namespace Payments.GraphQL.Parties;

public static class PartiesModule
{
    /// <summary>Payers, payees and those who instruct.</summary>
    public static IServiceCollection AddParties(this IServiceCollection services)
    {
        services.AddEventKind<SenderId>((record, cursor) => new SenderEvent(record, cursor));
        services.AddEventKind<RecipientId>((record, cursor) => new RecipientEvent(record, cursor));
        services.AddEventKind<InstitutionId>(
            (record, cursor) => new InstitutionEvent(record, cursor)
        );
        return services;
    }
}
