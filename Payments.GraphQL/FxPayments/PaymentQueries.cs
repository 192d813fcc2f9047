using Payments.Domain.FxPayments;
using Payments.Domain.Storage;

namespace Payments.GraphQL.FxPayments;

[QueryType]
public static class PaymentQueries
{
    /// <summary>Your payments in another currency.</summary>
    [Authorize]
    [UsePaging]
    public static IQueryable<Payment> GetPayments(PaymentsDb db) => db.Set<Payment>();
}
