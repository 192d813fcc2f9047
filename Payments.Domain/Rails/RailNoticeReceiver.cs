using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.CreditRecalls;
using Payments.Domain.Deposits;
using Payments.Domain.FundingAccounts;
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
    VirtualAccountDirectory accounts,
    FundingPayees payees
)
{
    // Every rail that is connected is a simulated one.
    private static readonly Caller Nobody = new(
        PlatformTenant.Of(TenantEnvironment.Sandbox),
        TenantEnvironment.Sandbox,
        Actor.Rail
    );

    // A tenant's environment never changes, and a notice comes every few milliseconds. The platform's
    // own tenants are known without a row.
    private readonly ConcurrentDictionary<TenantId, TenantEnvironment> _environments = new(
        Enum.GetValues<TenantEnvironment>()
            .Select(environment => KeyValuePair.Create(PlatformTenant.Of(environment), environment))
    );

    /// <returns>Credits whose account cannot hold as much.</returns>
    public async Task<IReadOnlyList<CreditNotice>> TakeAsync(
        RailNotice notice,
        CancellationToken cancellationToken
    )
    {
        await LearnTenantsAsync(notice, cancellationToken);
        // In the rail's own order per instruction; the gate takes all of them in one commit or few.
        await Task.WhenAll(
            notice
                .Reports.OrderBy(report => report.Sequence)
                .Select(report => TakeAsync(report, cancellationToken))
        );
        var booked = await Task.WhenAll(
            notice.Credits.Select(credit => TakeAsync(notice.Scheme, credit, cancellationToken))
        );
        // After the credits: what comes in one notice is found at once.
        await Task.WhenAll(
            notice.Recalls.Select(recall => TakeAsync(notice.Scheme, recall, cancellationToken))
        );
        return [.. notice.Credits.Where((_, index) => !booked[index])];
    }

    private async Task TakeAsync(RailStatusReport report, CancellationToken cancellationToken)
    {
        if (
            InstructionIds.TryParse(report.InstructionId, out var subject, out var attempt)
            && EntityId.TryParse<TenantId>(report.EndToEndId, out var tenantId)
            && _environments.TryGetValue(tenantId, out var environment)
        )
        {
            await gate.RunAsync(
                new RecordRailAnswer(
                    subject,
                    report.Outcome,
                    report.Reason,
                    Receipt: null,
                    attempt
                ),
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
        var (command, owner) = await BookingAsync(rail, credit, cancellationToken);
        try
        {
            await gate.RunAsync(command, owner, cancellationToken);
            return true;
        }
        catch (AmountTooLargeException)
        {
            // Telling it again would change nothing.
            return false;
        }
    }

    /// <summary>It goes to the book that its money is in, or will be in.</summary>
    private async Task TakeAsync(
        RailScheme rail,
        RecallNotice recall,
        CancellationToken cancellationToken
    )
    {
        var (_, owner) = await BookingAsync(rail, recall.Credit, cancellationToken);
        await gate.RunAsync(new RecordCreditRecall(rail, recall), owner, cancellationToken);
    }

    /// <summary>Whose book it goes to: by the account number, or by the reference in the text.</summary>
    private async Task<(RecordRailCredit, Caller)> BookingAsync(
        RailScheme rail,
        CreditNotice credit,
        CancellationToken cancellationToken
    )
    {
        if (FundingAccountDirectory.CurrencyOf(credit.CreditorAccount) is not { } currency)
        {
            var target = await accounts.FindAsync(credit.CreditorAccount, cancellationToken);
            return (new(rail, credit, target?.Id), target?.Owner ?? Nobody);
        }

        var (payee, hindrance) = await payees.FindAsync(credit.Reference, cancellationToken);
        var owner = payee?.Owner ?? Nobody;
        var book = await payees.BookOfAsync(rail, credit.CreditId, cancellationToken);
        var isElsewhere = book is not null && book != owner.TenantId;
        return (
            new(rail, credit, isElsewhere ? null : payee?.SubClient)
            {
                Funding = new(currency, payee?.Reference, hindrance),
            },
            isElsewhere ? owner with { TenantId = book!.Value } : owner
        );
    }

    private async Task LearnTenantsAsync(RailNotice notice, CancellationToken cancellationToken)
    {
        TenantId[] unknown =
        [
            .. notice
                .Reports.Select(report =>
                    EntityId.TryParse<TenantId>(report.EndToEndId, out var id) ? id : default
                )
                .Where(id => !_environments.ContainsKey(id))
                .Distinct(),
        ];
        if (unknown.Length == 0)
        {
            return;
        }

        await using var db = database.Open(TenantScope.Platform);
        var tenants = await db.AcrossTenants<Tenant>()
            .Where(tenant => unknown.Contains(tenant.TenantId))
            .Select(tenant => new { tenant.TenantId, tenant.Environment })
            .ToListAsync(cancellationToken);
        tenants.ForEach(tenant => _environments[tenant.TenantId] = tenant.Environment);
    }
}
