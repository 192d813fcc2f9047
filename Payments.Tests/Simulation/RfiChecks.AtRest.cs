using Microsoft.EntityFrameworkCore;
using Payments.Domain.Deposits;
using Payments.Domain.FxPayments;
using Payments.Domain.Ids;
using Payments.Domain.Rfis;
using Payments.Domain.Storage;
using Payments.Domain.Withdrawals;

namespace Payments.Tests.Simulation;

internal static partial class RfiChecks
{
    /// <summary>Nothing waits for an answer, and everything that was said counts as it was said.</summary>
    public static async Task AgreeAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant,
        PaymentsDb db
    )
    {
        var rfis = await db.Set<Rfi>().ToListAsync();
        var accepted = simulation
            .OrdersOf(tenant)
            .Where(order => order.State is OrderState.Accepted)
            .ToList();
        foreach (var rfi in rfis)
        {
            var name = simulation.Trace.NameOf(rfi.Subject);
            SimulationFaultException.When(
                rfi.Status is RfiStatus.Pending,
                $"{name} waits until {rfi.Deadline:s}, which is over."
            );
            var said = accepted.Where(order => order.Subject == rfi.Subject).ToList();
            AnswersAreWhatWasSaid(name, rfi, said);
            said.ForEach(order => Counts(name, rfi, order.Command));
        }

        var asked = accepted.Count(order => order.Command is SimulateRfi);
        var open = rfis.Count(rfi => rfi.Message != OpenRfi.PlainMessage);
        SimulationFaultException.When(
            asked != open,
            $"{tenant.Name} was asked {asked} times, and has {open} requests."
        );
        await EverybodyWasAskedAsync(db);
    }

    /// <summary>Who answered at once is quoted; who prepared something is quoted or not.</summary>
    private static void AnswersAreWhatWasSaid(string name, Rfi rfi, IReadOnlyList<Order> said)
    {
        var given = said.Select(order => order.Command)
            .OfType<AnswerRfiQuestion>()
            .ToLookup(
                answer => answer.QuestionCode,
                answer => new Said(answer.Text, answer.FileIds)
            );
        var prepared = said.Select(order => order.Command)
            .OfType<SaveRfiDraft>()
            .ToLookup(draft => draft.QuestionCode, draft => new Said(draft.Text, draft.FileIds));
        foreach (var question in rfi.Questions)
        {
            var candidates = given[question.Code].ToList();
            var isAnswered = question.Answer is not null;
            if (candidates.Count == 0 && isAnswered)
            {
                candidates = [.. prepared[question.Code]];
            }

            SimulationFaultException.When(
                isAnswered
                    ? !candidates.Exists(one => one.Is(question.Answer!))
                    : candidates.Count > 0,
                $"{name} was answered to {question.Code}, and has another answer, or none."
            );
        }
    }

    private static void Counts(string name, Rfi rfi, object said)
    {
        var outcome = said switch
        {
            SimulateRfiReview { Decision: RfiReviewDecision.Release } => RfiOutcome.Released,
            SimulateRfiReview => RfiOutcome.Rejected,
            DeclineRfi => RfiOutcome.Declined,
            _ => (RfiOutcome?)null,
        };
        SimulationFaultException.When(
            outcome is not null && rfi.Outcome != outcome,
            $"{name} was said to be {outcome}, and is {rfi.Status} {rfi.Outcome}."
        );
        SimulationFaultException.When(
            said is SimulateRfiCancellation && rfi.Status is not RfiStatus.Cancelled,
            $"{name} was taken back, and is {rfi.Status} {rfi.Outcome}."
        );
        var deadline = said switch
        {
            ExtendRfi extension => extension.Deadline,
            SimulateRfiExtension { Decision: RfiExtensionDecision.Grant } extension =>
                extension.Deadline,
            _ => null,
        };
        SimulationFaultException.When(
            rfi.Deadline < deadline,
            $"{name} was given time until {deadline:s}, and has it until {rfi.Deadline:s}."
        );
    }

    /// <summary>The word asks questions by itself about all that it stops.</summary>
    private static async Task EverybodyWasAskedAsync(PaymentsDb db)
    {
        const string Word = "SEND_RFI";
        var asked = (await db.Set<RfiTransaction>().ToListAsync())
            .Select(link => new Subject(link.SubjectKind, link.SubjectId))
            .ToHashSet();
        List<Subject> stopped =
        [
            .. (await db.Set<Withdrawal>().ToListAsync())
                .Where(one => one.IsUnderReview && one.Reference == Word)
                .Select(one => one.Subject),
            .. (await db.Set<Deposit>().ToListAsync())
                .Where(one => one.IsUnderReview && one.Reference == Word)
                .Select(one => one.Subject),
            .. (await db.Set<Payment>().ToListAsync())
                .Where(one => one.IsUnderReview && one.Reference == Word)
                .Select(one => one.Subject),
        ];
        SimulationFaultException.When(
            stopped.Exists(one => !asked.Contains(one)),
            $"{Word} has stopped something, and asked nothing."
        );
    }

    private sealed record Said(string? Text, IReadOnlyList<Domain.Files.StoredFileId> FileIds)
    {
        public bool Is(RfiAnswer answer) =>
            answer.Text == Text && answer.FileIds.SequenceEqual(FileIds);
    }
}
