using Payments.Domain.Deposits;
using Payments.Domain.FxPayments;
using Payments.Domain.Institutions;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.Withdrawals;
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
    public static Task<IQueryable<Deposit>> GetDepositsInReviewAsync(
        Caller caller,
        OperatorDesk desk,
        RequestContexts contexts,
        CancellationToken cancellationToken
    ) =>
        desk.ListAsync<Deposit>(
            deposit => deposit.ReviewReasons != null && deposit.Status == DepositStatus.Reviewing,
            caller,
            contexts,
            cancellationToken
        );

    /// <summary>
    /// For operators of the platform: the withdrawals of all tenants of the environment that wait for a
    /// decision, oldest first. Anybody else is refused (FORBIDDEN).
    /// </summary>
    [Authorize]
    [UsePaging]
    public static Task<IQueryable<Withdrawal>> GetWithdrawalsInReviewAsync(
        Caller caller,
        OperatorDesk desk,
        RequestContexts contexts,
        CancellationToken cancellationToken
    ) =>
        desk.ListAsync<Withdrawal>(
            withdrawal =>
                withdrawal.ReviewReasons != null && withdrawal.Status == WithdrawalStatus.Reviewing,
            caller,
            contexts,
            cancellationToken
        );

    /// <summary>
    /// For operators of the platform: the payments of all tenants of the environment that wait for a
    /// decision, oldest first. Anybody else is refused (FORBIDDEN).
    /// </summary>
    [Authorize]
    [UsePaging]
    public static Task<IQueryable<Payment>> GetPaymentsInReviewAsync(
        Caller caller,
        OperatorDesk desk,
        RequestContexts contexts,
        CancellationToken cancellationToken
    ) =>
        desk.ListAsync<Payment>(
            payment =>
                payment.ReviewReasons != null && payment.Status == PaymentStatus.Initialising,
            caller,
            contexts,
            cancellationToken
        );

    /// <summary>
    /// For operators of the platform: the institutions of all tenants of the environment that wait for a
    /// decision, oldest first. Anybody else is refused (FORBIDDEN).
    /// </summary>
    [Authorize]
    [UsePaging]
    public static Task<IQueryable<Institution>> GetInstitutionsInReviewAsync(
        Caller caller,
        OperatorDesk desk,
        RequestContexts contexts,
        CancellationToken cancellationToken
    ) =>
        desk.ListAsync<Institution>(
            institution =>
                institution.Status == InstitutionStatus.Pending && institution.DeletedAt == null,
            caller,
            contexts,
            cancellationToken
        );

    /// <summary>
    /// For operators of the platform: the tenants of the environment, oldest first. Anybody else is
    /// refused (FORBIDDEN).
    /// </summary>
    /// <param name="name">Only the tenant with exactly this name.</param>
    [Authorize]
    [UsePaging]
    public static Task<IQueryable<Tenant>> GetTenantsAsync(
        string? name,
        Caller caller,
        OperatorDesk desk,
        RequestContexts contexts,
        CancellationToken cancellationToken
    ) =>
        desk.ListAsync<Tenant>(
            tenant => name == null || tenant.Name == name,
            caller,
            contexts,
            cancellationToken
        );
}
