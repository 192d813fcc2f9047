using Payments.Domain.Storage;
using Payments.Domain.Withdrawals;

namespace Payments.GraphQL.Withdrawals;

[QueryType]
public static class WithdrawalQueries
{
    /// <summary>Your withdrawals.</summary>
    [Authorize]
    [UsePaging]
    public static IQueryable<Withdrawal> GetWithdrawals(PaymentsDb db) => db.Set<Withdrawal>();
}
