using Payments.Domain.Storage;
using Payments.Domain.VirtualAccounts;

namespace Payments.GraphQL.VirtualAccounts;

[QueryType]
public static class VirtualAccountQueries
{
    /// <summary>Your virtual accounts.</summary>
    [Authorize]
    [UsePaging]
    public static IQueryable<VirtualAccount> GetVirtualAccounts(PaymentsDb db) =>
        db.Set<VirtualAccount>();
}
