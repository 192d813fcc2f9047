using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Rails;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.Deposits;

/// <summary>What became of money that a rail brought: exactly one of the two.</summary>
/// <param name="Deposit">The account took it.</param>
/// <param name="Suspended">No account could.</param>
public sealed record BookedCredit(Deposit? Deposit, SuspendedCredit? Suspended);

/// <summary>
/// Books money that a rail brought, once per credit. Whether the account can take it is decided here
/// and not before, so that a notice that comes twice around a change of the account is one credit.
/// </summary>
/// <param name="Rail">Who brought it.</param>
/// <param name="Credit">What it says.</param>
/// <param name="VirtualAccountId">Whose the number is; null when it is nobody's.</param>
public sealed record RecordRailCredit(
    RailScheme Rail,
    CreditNotice Credit,
    VirtualAccountId? VirtualAccountId
) : Command<BookedCredit>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) =>
        VirtualAccountId is { } account ? [account, caller.TenantId] : [];

    public override async ValueTask<BookedCredit> HandleAsync(Work work)
    {
        if (await FindAsync(work) is { } known)
        {
            return known;
        }

        var account = VirtualAccountId is { } id ? await work.GetAsync<VirtualAccount>(id) : null;
        var hindrance = SuspenseReasons.Find(account, Credit);
        if (account is null || hindrance is not null)
        {
            return new(
                null,
                await SuspendedCredit.HoldAsync(
                    work,
                    Rail,
                    Credit,
                    VirtualAccountId,
                    hindrance ?? SuspenseReason.UnknownAccount
                )
            );
        }

        var screening = await DepositScreening.OfAsync(work, account, Credit);
        var deposit = Deposit.Initialise(work, Rail, Credit, account.Id);
        deposit.Note(screening);
        if (screening.Reasons.Count == 0)
        {
            await deposit.ClearAsync(work, work.Caller.Actor);
        }
        else
        {
            await deposit.ReviewAsync(work, screening);
        }

        return new(deposit, null);
    }

    private async ValueTask<BookedCredit?> FindAsync(Work work)
    {
        var deposit = await work.SingleOrDefaultAsync<Deposit>(deposit =>
            deposit.RailCreditId == Credit.CreditId && deposit.Rail == Rail
        );
        if (deposit is not null)
        {
            deposit.ToldAgain(work, Credit);
            return new(deposit, null);
        }

        var suspended = await work.SingleOrDefaultAsync<SuspendedCredit>(credit =>
            credit.RailCreditId == Credit.CreditId && credit.Rail == Rail
        );
        return suspended is null ? null : new(null, suspended);
    }
}
