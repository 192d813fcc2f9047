using Payments.Domain.Commands;
using Payments.Domain.CreditRecalls;
using Payments.Domain.FundingAccounts;
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
/// <param name="VirtualAccountId">
/// Whose the number is, or the sub-client's whose reference came with it; null when it is nobody's.
/// </param>
public sealed record RecordRailCredit(
    RailScheme Rail,
    CreditNotice Credit,
    VirtualAccountId? VirtualAccountId
) : Command<BookedCredit>
{
    /// <summary>What the reference said; null when no funding account was paid.</summary>
    public FundingClaim? Funding { get; init; }

    public override IEnumerable<IEntityId> Reads(Caller caller) =>
        VirtualAccountId is { } account ? [account, caller.TenantId] : [];

    public override async ValueTask<BookedCredit> HandleAsync(Work work)
    {
        if (await FindAsync(work) is { } known)
        {
            return known;
        }

        var account = VirtualAccountId is { } id ? await work.GetAsync<VirtualAccount>(id) : null;
        if (Hindrance(account) is { } hindrance)
        {
            var held = await SuspendedCredit.HoldAsync(
                work,
                Rail,
                Credit,
                VirtualAccountId,
                hindrance
            );
            await RecordCreditRecall.MeetAsync(work, Rail, Credit.CreditId);
            return new(null, held);
        }

        var screening = await DepositScreening.OfAsync(work, account, Credit);
        var deposit = Deposit.Initialise(work, Rail, Credit, VirtualAccountId, Funding?.Reference);
        deposit.Note(screening);
        if (screening.Reasons.Count == 0)
        {
            await deposit.ClearAsync(work, work.Caller.Actor);
        }
        else
        {
            await deposit.ReviewAsync(work, screening);
        }

        await RecordCreditRecall.MeetAsync(work, Rail, Credit.CreditId);
        return new(deposit, null);
    }

    private SuspenseReason? Hindrance(VirtualAccount? account) =>
        Funding switch
        {
            null => SuspenseReasons.Find(account, Credit),
            { Hindrance: { } hindrance } => hindrance,
            _ when Funding.Currency != Credit.Amount.Currency => SuspenseReason.WrongCurrency,
            // The tenant itself is named: it has no account that could be closed.
            _ when VirtualAccountId is null => null,
            _ => SuspenseReasons.Find(account, Credit),
        };

    private async ValueTask<BookedCredit?> FindAsync(Work work)
    {
        var deposit = await work.SingleOrDefaultAsync<Deposit>(deposit =>
            deposit.RailCreditId == Credit.CreditId && deposit.Rail == Rail
        );
        if (deposit is not null)
        {
            deposit.ToldAgain(work, Credit, Funding);
            return new(deposit, null);
        }

        var suspended = await work.SingleOrDefaultAsync<SuspendedCredit>(credit =>
            credit.RailCreditId == Credit.CreditId && credit.Rail == Rail
        );
        return suspended is null ? null : new(null, suspended);
    }
}
