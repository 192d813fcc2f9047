using Payments.Domain.Senders;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Senders;

[QueryType]
public static class SenderQueries
{
    /// <summary>Your senders.</summary>
    [Authorize]
    [UsePaging]
    public static IQueryable<Sender> GetSenders(PaymentsDb db) => db.Set<Sender>();
}
