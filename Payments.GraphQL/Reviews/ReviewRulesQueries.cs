using Microsoft.EntityFrameworkCore;
using Payments.Domain.Reviews;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Hosting;
using Payments.GraphQL.Operators;

namespace Payments.GraphQL.Reviews;

[QueryType]
public static class ReviewRulesQueries
{
    /// <summary>
    /// For operators of the platform: what is looked at now before it leaves a LIVE tenant. Anybody else is refused
    /// (FORBIDDEN).
    /// </summary>
    [Authorize]
    public static async Task<ReviewRules> GetReviewRulesAsync(
        Caller caller,
        PaymentsDb db,
        OperatorDesk desk,
        ServerSettings settings,
        CancellationToken cancellationToken
    )
    {
        await desk.RequireInQueryAsync(caller, cancellationToken);
        return await db.Set<ReviewRules>()
                .OrderByDescending(rules => rules.Version)
                .FirstOrDefaultAsync(cancellationToken)
            ?? ReviewRules.OfServer(caller.TenantId, settings.Reviews);
    }

    /// <summary>
    /// For operators of the platform: all rules that operators have ever set in the environment, in that order; the
    /// last ones hold now. Anybody else is refused (FORBIDDEN).
    /// </summary>
    [Authorize]
    [UsePaging]
    public static async Task<IQueryable<ReviewRules>> GetReviewRulesHistoryAsync(
        Caller caller,
        PaymentsDb db,
        OperatorDesk desk,
        CancellationToken cancellationToken
    )
    {
        await desk.RequireInQueryAsync(caller, cancellationToken);
        return db.Set<ReviewRules>();
    }
}
