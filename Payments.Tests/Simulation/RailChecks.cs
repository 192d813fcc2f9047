using Microsoft.EntityFrameworkCore;
using Payments.Domain.Deposits;
using Payments.Domain.FxPayments;
using Payments.Domain.Ledger;
using Payments.Domain.Rails;
using Payments.Domain.Storage;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.Withdrawals;

namespace Payments.Tests.Simulation;

/// <summary>What the rails have done is what the tenants were told, and what was booked.</summary>
internal static class RailChecks
{
    /// <summary>Each thing that went out stands where the rail's own story of it ended.</summary>
    public static async Task AgreeAsync(SimulatedRail rail, SimulatedTenant tenant, PaymentsDb db)
    {
        var stories = rail
            .Stories.Where(story => story.Instruction.EndToEndId == tenant.Id.ToString())
            .ToDictionary(story => story.Instruction.InstructionId);
        foreach (var withdrawal in await db.Set<Withdrawal>().ToListAsync())
        {
            Agree(rail, stories, withdrawal, StandingOf(withdrawal));
        }

        var payments = db.Set<Payment>()
            .Where(payment => payment.Direction == PaymentDirection.Outbound);
        foreach (var payment in await payments.ToListAsync())
        {
            Agree(rail, stories, payment, StandingOf(payment));
        }

        foreach (var refund in await db.Set<DepositRefund>().ToListAsync())
        {
            RailTruth[] standing = refund.Status switch
            {
                DepositRefundStatus.Settled => [RailTruth.Settled],
                DepositRefundStatus.Failed => [RailTruth.Rejected, RailTruth.Returned],
                _ => [RailTruth.Open],
            };
            Agree(rail, stories, refund, standing);
        }

        foreach (var credit in await db.Set<SuspendedCredit>().ToListAsync())
        {
            Agree(rail, stories, credit, StandingOf(credit));
        }

        await CreditsAreBookedOnceAsync(rail, db);
    }

    /// <summary>What the rails hold for all tenants together is what the ledgers say they hold.</summary>
    public static async Task HoldsTheSameMoneyAsync(SimulatedWorld simulation)
    {
        await using var db = simulation.Server.Storage.Database.Open(TenantScope.Platform);
        var booked = await db.AcrossTenants<Deposit>()
            .Select(deposit => deposit.RailCreditId)
            .ToListAsync();
        booked.AddRange(
            await db.AcrossTenants<SuspendedCredit>()
                .Select(credit => credit.RailCreditId)
                .ToListAsync()
        );
        var balances = await db.AcrossTenants<AccountBalance>()
            .Join(
                db.AcrossTenants<LedgerAccount>()
                    .Where(account => account.Kind == AccountKind.RailClearing),
                balance => balance.AccountId,
                account => account.Id,
                (balance, account) => new { account.Currency, balance.Posted }
            )
            .ToListAsync();
        var lost = simulation.Rail.Claimed.Except(booked).FirstOrDefault();
        SimulationFaultException.When(
            lost is not null,
            $"{lost} was acknowledged, and is not booked."
        );
        foreach (var currency in new[] { Currency.Aud, Currency.Eur })
        {
            var paidIn = simulation
                .Rail.Credits.Where(credit => booked.Contains(credit.CreditId))
                .Sum(credit => In(credit.Amount));
            var paidOut = simulation
                .Rail.Stories.Where(story => story.Truth is RailTruth.Settled)
                .Sum(story => In(story.Instruction.Amount));
            var clearing = balances
                .Where(balance => balance.Currency == currency)
                .Sum(balance => balance.Posted);
            SimulationFaultException.When(
                clearing != paidOut - paidIn,
                $"The rails hold {paidIn - paidOut} {currency}, the ledgers say {-clearing}."
            );

            long In(Money money) => money.Currency == currency ? money.MinorUnits : 0;
        }
    }

    private static async Task CreditsAreBookedOnceAsync(SimulatedRail rail, PaymentsDb db)
    {
        var deposits = (await db.Set<Deposit>().ToListAsync()).ToLookup(deposit =>
            deposit.RailCreditId
        );
        // What a review has refused is in suspense under the name of its deposit.
        var suspended = (await db.Set<SuspendedCredit>().ToListAsync())
            .Where(credit => credit.DepositId is null)
            .ToLookup(credit => credit.RailCreditId);
        var twice = deposits.FirstOrDefault(booked =>
            booked.Count() + suspended[booked.Key].Count() > 1
        );
        SimulationFaultException.When(twice is not null, $"{twice?.Key} was booked twice.");
        foreach (var deposit in deposits.SelectMany(booked => booked))
        {
            SimulationFaultException.When(
                rail.Credits.All(credit =>
                    credit.CreditId != deposit.RailCreditId || credit.Amount != deposit.Amount
                ),
                $"{deposit.RailCreditId} over {deposit.Amount} is not what the rail paid in."
            );
        }
    }

    private static void Agree(
        SimulatedRail rail,
        Dictionary<string, RailStory> stories,
        IRailSubject subject,
        RailTruth[] standing
    )
    {
        for (var attempt = 1; attempt <= subject.Attempt; attempt++)
        {
            var id = InstructionIds.Of(subject.Subject, attempt);
            var story = stories.GetValueOrDefault(id);
            var isLast = attempt == subject.Attempt;
            // A try that was followed by another one has failed, early or late.
            RailTruth?[] expected = isLast
                ? standing.Length == 0
                    ? [null]
                    : [.. standing.Select(one => (RailTruth?)one)]
                : [RailTruth.Rejected, RailTruth.Returned];
            SimulationFaultException.When(
                !expected.Contains(story?.Truth),
                $"The rail's {rail.NameOf(id)} is {story?.Truth.ToString() ?? "unknown"}, and {subject.Subject.Kind} says {string.Join(" or ", expected)}."
            );
        }
    }

    /// <summary>What must be true at the rail; nothing when it never got there.</summary>
    private static RailTruth[] StandingOf(Withdrawal withdrawal) =>
        withdrawal.Status switch
        {
            _ when withdrawal.IsWaiting || withdrawal.IsFeeRefunded => [],
            WithdrawalStatus.Reviewing => [],
            WithdrawalStatus.Confirmed => [RailTruth.Settled],
            WithdrawalStatus.Refunded => [RailTruth.Rejected, RailTruth.Returned],
            WithdrawalStatus.Cancelled => [RailTruth.Rejected],
            _ => [RailTruth.Open],
        };

    private static RailTruth[] StandingOf(SuspendedCredit credit) =>
        credit.Status switch
        {
            SuspendedCreditStatus.Returning => [RailTruth.Open],
            SuspendedCreditStatus.Returned => [RailTruth.Settled],
            _ => [RailTruth.Rejected, RailTruth.Returned],
        };

    private static RailTruth[] StandingOf(Payment payment) =>
        payment switch
        {
            { Status: PaymentStatus.Closed, ReasonCode: null } => [RailTruth.Settled],
            { Status: PaymentStatus.Closed } => [RailTruth.Returned],
            { Status: PaymentStatus.Failed } => [RailTruth.Rejected],
            { Status: PaymentStatus.Initialising } => [],
            { Status: PaymentStatus.Cancelled, Cancellation: { FeeReturned.IsPositive: false } } =>
            [
                RailTruth.Rejected,
            ],
            { Status: PaymentStatus.Cancelled } => [],
            _ => [RailTruth.Open],
        };
}
