using Payments.Domain.Deposits;
using Payments.Domain.Errors;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Operators;

[QueryType]
public static class OperatorQueries
{
    /// <summary>
    /// For operators of the platform: the deposits of all tenants of the environment that wait for a
    /// decision, oldest first. Anybody else is refused (FORBIDDEN).
    /// </summary>
    [Authorize]
    [UsePaging]
    public static async Task<IQueryable<Deposit>> GetDepositsInReviewAsync(
        Caller caller,
        OperatorDesk desk,
        RequestContexts contexts,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await desk.RequireAsync(caller, cancellationToken);
        }
        catch (ForbiddenException refusal)
        {
            throw Refusals.Of(refusal);
        }

        var all = contexts.OpenPlatform();
        var waiting = all.AcrossTenants<Deposit>()
            .Where(deposit =>
                deposit.ReviewReasons != null && deposit.Status == DepositStatus.Reviewing
            );
        return OperatorDesk.Visible(waiting, all, caller);
    }
}
