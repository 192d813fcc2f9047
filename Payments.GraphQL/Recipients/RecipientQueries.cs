using Payments.Domain.Recipients;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Recipients;

[QueryType]
public static class RecipientQueries
{
    /// <summary>Your recipients.</summary>
    [Authorize]
    [UsePaging]
    public static IQueryable<Recipient> GetRecipients(PaymentsDb db) => db.Set<Recipient>();
}
