using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Recipients;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;

namespace Payments.Domain.PayeeChecks;

/// <summary>The account was checked, the result needs somebody's acceptance, and nobody has given it.</summary>
public sealed class PayeeCheckNotAcceptedException(
    PayeeCheckId checkId,
    PayeeCheckResult result,
    params string[] path
)
    : DomainException(
        ErrorCode.PayeeCheckNotAccepted,
        $"The check {checkId} of this account says {StatusName.Of(result)}, and nobody has accepted that.",
        path
    )
{
    public PayeeCheckId CheckId { get; } = checkId;

    public PayeeCheckResult Result { get; } = result;
}

/// <summary>Says which results need an acceptance before the account is paid.</summary>
/// <param name="NeedAcceptance">None: checks only advise.</param>
public sealed record SetPayeeCheckPolicy(IReadOnlyList<PayeeCheckResult> NeedAcceptance)
    : Command<Tenant>
{
    public override MemberAccess? Right() => MemberAccess.Admin;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [caller.TenantId];

    public override async ValueTask<Tenant> HandleAsync(Work work)
    {
        var tenant = await work.GetAsync<Tenant>(work.TenantId);
        tenant.SetPayeeCheckPolicy(NeedAcceptance, work);
        return tenant;
    }
}

internal static class PayeeCheckPolicy
{
    /// <summary>
    /// Refuses to pay an account whose last answered check needs an acceptance that it has not. The
    /// account counts, whoever is named: another name, or the same account given inline, is no way round.
    /// </summary>
    public static async ValueTask RequireAcceptedAsync(
        Work work,
        Tenant? tenant,
        AccountDetails account,
        params string[] path
    )
    {
        if (tenant is null || tenant.PayeeResultsToAccept.Count == 0)
        {
            return;
        }

        var key = PayeeCheck.KeyOf(account);
        var checks = await work.ListAsync<PayeeCheck>(check => check.AccountKey == key);
        var last = checks
            .Where(check => check.AnsweredAt is not null)
            .OrderBy(check => check.AnsweredAt)
            .ThenBy(check => check.Id.Value)
            .LastOrDefault();
        if (
            last is { Status: PayeeCheckStatus.Answered, Result: { } result }
            && tenant.PayeeResultsToAccept.Contains(result)
        )
        {
            throw new PayeeCheckNotAcceptedException(last.Id, result, path);
        }
    }
}
