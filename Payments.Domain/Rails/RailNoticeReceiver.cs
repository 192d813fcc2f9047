using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.Rails;

/// <summary>
/// Takes what a rail tells, each report and credit to the tenant whose it is. Done when all of it is
/// durable: only then may the rail be told that the notice has arrived.
/// </summary>
public sealed class RailNoticeReceiver(
    IWriteGate gate,
    IDatabase database,
    VirtualAccountDirectory accounts
)
{
    /// <returns>Credits that nobody could be found for, or whose account cannot hold as much.</returns>
    public async Task<IReadOnlyList<CreditNotice>> TakeAsync(
        RailNotice notice,
        CancellationToken cancellationToken
    )
    {
        var tenants = await TenantsOfAsync(notice, cancellationToken);
        // In the rail's own order per instruction; the gate takes all of them in one commit or few.
        await Task.WhenAll(
            notice
                .Reports.OrderBy(report => report.Sequence)
                .Select(report => TakeAsync(report, tenants, cancellationToken))
        );
        var booked = await Task.WhenAll(
            notice.Credits.Select(credit => TakeAsync(notice.Scheme, credit, cancellationToken))
        );
        return [.. notice.Credits.Where((_, index) => !booked[index])];
    }

    private async Task TakeAsync(
        RailStatusReport report,
        Dictionary<TenantId, TenantEnvironment> tenants,
        CancellationToken cancellationToken
    )
    {
        if (
            IdKinds.TryParse(report.InstructionId, out var subject)
            && EntityId.TryParse<TenantId>(report.EndToEndId, out var tenantId)
            && tenants.TryGetValue(tenantId, out var environment)
        )
        {
            await gate.RunAsync(
                new RecordRailAnswer(subject, report.Outcome, report.Reason),
                new Caller(tenantId, environment, Actor.Rail),
                cancellationToken
            );
        }
    }

    private async Task<bool> TakeAsync(
        RailScheme rail,
        CreditNotice credit,
        CancellationToken cancellationToken
    )
    {
        var account = credit.CreditorAccount;
        var target = await accounts.FindAsync(
            account.Routing,
            account.Type == "IBAN" ? null : account.Number,
            account.Type == "IBAN" ? account.Number : null,
            cancellationToken
        );
        if (
            target is not { Status: VirtualAccountStatus.Active }
            || target.Currency != credit.Amount.Currency
        )
        {
            return false;
        }

        try
        {
            await gate.RunAsync(
                new RecordRailCredit(rail, credit, target.Id),
                target.Owner,
                cancellationToken
            );
            return true;
        }
        catch (AmountTooLargeException)
        {
            // Telling it again would change nothing.
            return false;
        }
    }

    private async Task<Dictionary<TenantId, TenantEnvironment>> TenantsOfAsync(
        RailNotice notice,
        CancellationToken cancellationToken
    )
    {
        var ids = notice
            .Reports.Select(report =>
                EntityId.TryParse<TenantId>(report.EndToEndId, out var id) ? id : default
            )
            .Distinct()
            .ToArray();
        if (ids.Length == 0)
        {
            return [];
        }

        await using var db = database.Open(TenantScope.Platform);
        return await db.AcrossTenants<Tenant>()
            .Where(tenant => ids.Contains(tenant.TenantId))
            .ToDictionaryAsync(
                tenant => tenant.TenantId,
                tenant => tenant.Environment,
                cancellationToken
            );
    }
}
