using Payments.Domain.Deposits;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Deposits;

[QueryType]
public static class DepositQueries
{
    /// <summary>Your deposits.</summary>
    [Authorize]
    [UsePaging]
    public static IQueryable<Deposit> GetDeposits(PaymentsDb db) => db.Set<Deposit>();
}
