using Microsoft.EntityFrameworkCore;
using Payments.Domain.Clock;
using Payments.Domain.Deposits;
using Payments.Domain.FxPayments;
using Payments.Domain.Reviews;
using Payments.Domain.Rfis;
using Payments.Domain.Storage;
using Payments.Domain.Withdrawals;

namespace Payments.Tests.Simulation;

/// <summary>Requests for information stand where their answers, their clock and their reviewers put them.</summary>
internal static partial class RfiChecks
{
    /// <summary>True at every moment between two transactions.</summary>
    public static async Task AlwaysAsync(Trace trace, PaymentsDb db)
    {
        var rfis = await db.Set<Rfi>().ToListAsync();
        if (rfis.Count == 0)
        {
            return;
        }

        rfis.ForEach(rfi => IsOfOneMind(trace, rfi));
        await DeadlinesAreOnTheClockAsync(trace, db, rfis);
        await EndsHaveEffectAsync(trace, db, rfis);
    }

    private static void IsOfOneMind(Trace trace, Rfi rfi)
    {
        var open = rfi.Questions.Where(question => question.Answer is null).ToList();
        var isWhole = rfi switch
        {
            { Status: RfiStatus.Pending } => open.Count > 0,
            { Status: RfiStatus.Assessing } => open.Count == 0,
            { Outcome: RfiOutcome.Released or RfiOutcome.Rejected } => open.Count == 0,
            { Outcome: RfiOutcome.Declined } => open.Count > 0,
            { Outcome: RfiOutcome.Expired } => open.Count > 0 && rfi.UpdatedAt >= rfi.Deadline,
            _ => rfi.Status is RfiStatus.Cancelled,
        };
        SimulationFaultException.When(
            !isWhole,
            $"{trace.NameOf(rfi.Subject)} is {rfi.Status} {rfi.Outcome} at {rfi.UpdatedAt:s} with {open.Count} questions open and the deadline {rfi.Deadline:s}."
        );
        SimulationFaultException.When(
            rfi.Drafts.Any(draft =>
                rfi.Status is not RfiStatus.Pending
                || open.TrueForAll(question => question.Code != draft.Code)
            )
                || (
                    rfi.ExtensionStatus is RfiExtensionStatus.Requested
                    && rfi.Status is not RfiStatus.Pending
                ),
            $"{trace.NameOf(rfi.Subject)} is {rfi.Status}, and something is still prepared or wished for."
        );
    }

    private static async Task DeadlinesAreOnTheClockAsync(
        Trace trace,
        PaymentsDb db,
        IReadOnlyList<Rfi> rfis
    )
    {
        var timers = (
            await db.Set<ScheduledTimer>()
                .Where(timer => timer.Kind == RfiDeadline.TimerKind)
                .ToListAsync()
        ).ToDictionary(timer => timer.Subject, timer => timer.DueAt);
        foreach (var rfi in rfis)
        {
            DateTimeOffset? due = timers.TryGetValue(rfi.Subject, out var at) ? at : null;
            DateTimeOffset? expected = rfi.Status is RfiStatus.Pending ? rfi.Deadline : null;
            SimulationFaultException.When(
                due != expected,
                $"{trace.NameOf(rfi.Subject)} is {rfi.Status} until {rfi.Deadline:s}, and its timer says {due:s}."
            );
        }
    }

    /// <summary>By the log, which says about what each was: the links beside it could be wrong.</summary>
    private static async Task EndsHaveEffectAsync(
        Trace trace,
        PaymentsDb db,
        IReadOnlyList<Rfi> rfis
    )
    {
        List<IReviewSubject> all =
        [
            .. await db.Set<Withdrawal>().ToListAsync(),
            .. await db.Set<Deposit>().ToListAsync(),
            .. await db.Set<Payment>().ToListAsync(),
        ];
        var underReview = all.Where(one => one.IsUnderReview)
            .Select(one => one.Subject.ToString())
            .ToHashSet();
        var log = await RfiLog.ReadAsync(db);
        foreach (var rfi in rfis.Where(rfi => rfi.Status is RfiStatus.Closed))
        {
            foreach (var transaction in log.AboutOf(rfi).Where(underReview.Contains))
            {
                SimulationFaultException.When(
                    !IsHeld(rfi, transaction, rfis, log) && !log.CameBack(transaction, rfi),
                    $"{trace.NameOf(rfi.Subject)} is {rfi.Outcome}, and a {transaction[..3]} of it is still under review."
                );
            }
        }
    }

    /// <summary>Only another one can have held it back: one that is open, or was taken back later.</summary>
    private static bool IsHeld(Rfi rfi, string transaction, IReadOnlyList<Rfi> rfis, RfiLog log) =>
        rfi.Outcome is RfiOutcome.Released
        && rfis.Any(other =>
            other.Id != rfi.Id
            && log.AboutOf(other).Contains(transaction)
            && (
                !other.IsFinal
                || (other.Status is RfiStatus.Cancelled && other.UpdatedAt >= rfi.UpdatedAt)
            )
        );
}
