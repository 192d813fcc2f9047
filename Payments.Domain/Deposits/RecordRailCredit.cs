using Payments.Domain.Commands;
using Payments.Domain.Rails;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.Deposits;

/// <summary>Books money that a rail brought for one of the tenant's accounts, once per credit.</summary>
public sealed record RecordRailCredit(
    RailScheme Rail,
    CreditNotice Credit,
    VirtualAccountId VirtualAccountId
) : Command<Deposit>
{
    public override async ValueTask<Deposit> HandleAsync(Work work)
    {
        var known = await work.SingleOrDefaultAsync<Deposit>(deposit =>
            deposit.RailCreditId == Credit.CreditId && deposit.Rail == Rail
        );
        if (known is not null)
        {
            return known;
        }

        var deposit = Deposit.Initialise(Rail, Credit, work.TenantId, VirtualAccountId, work.Now);
        work.Add(deposit);
        work.Events.Created(
            deposit,
            DepositLifecycle.Table,
            deposit.Status,
            new { deposit.Amount, deposit.Reference }
        );
        await work.Ledger.PostAsync(DepositPostings.Confirmed(deposit));
        deposit.Confirm(work);
        return deposit;
    }
}
