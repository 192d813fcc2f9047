using Microsoft.Extensions.Logging;
using Payments.Sandbox.Journal;
using Payments.Sandbox.Scheduling;

namespace Payments.Sandbox.Rails;

/// <summary>
/// All that the simulated rails know. A change is written to the journal before anybody hears of
/// it, under one lock, so that the journal tells the same order.
/// </summary>
internal sealed partial class RailBook : IDisposable
{
    public const string DefaultParticipant = "default";

    /// <summary>Requested by the customer.</summary>
    public const string RecallReason = "CUST";
    private const int NoticeSizeMax = 500;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _participants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RailPayment> _payments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RailCredit> _credits = new(StringComparer.Ordinal);
    private readonly SandboxJournal _journal;
    private readonly InstructionPlan _plan;
    private readonly NoticeSender _sender;
    private readonly TimeProvider _time;
    private readonly Agenda<DueItem> _agenda;

    public RailBook(
        SandboxJournal journal,
        InstructionPlan plan,
        NoticeSender sender,
        TimeProvider time,
        ILogger<RailBook> logger
    )
    {
        _journal = journal;
        _plan = plan;
        _sender = sender;
        _time = time;
        _agenda = new Agenda<DueItem>(time, Tell, logger);
    }

    /// <summary>One thing to tell: a step of a payment's plan, a credit, or a recall of one.</summary>
    private readonly record struct DueItem(
        RailPayment? Payment,
        int Step,
        RailCredit? Credit,
        RailCreditRecall? Recall = null
    )
    {
        private RailCredit? Money => Credit ?? Recall?.Credit;
        public string ParticipantId => Payment?.ParticipantId ?? Money!.ParticipantId;
        public string Scheme => Payment?.Scheme.Code ?? Money!.Scheme;
    }

    public void Join(string participantId, string callbackUrl)
    {
        lock (_gate)
        {
            JoinLocked(participantId, callbackUrl);
        }

        _sender.Hurry(participantId);
    }

    public IReadOnlyList<InstructionReceipt> Submit(RailScheme scheme, BatchRequest batch)
    {
        var participant = batch.ParticipantId ?? DefaultParticipant;
        var receipts = new List<InstructionReceipt>(batch.Instructions!.Count);
        var accepted = new List<RailPayment>(batch.Instructions.Count);
        var now = _time.GetUtcNow();
        lock (_gate)
        {
            JoinLocked(participant, batch.CallbackUrl!);
            var batchIds = new HashSet<string>(StringComparer.Ordinal);
            foreach (var instruction in batch.Instructions)
            {
                receipts.Add(Decide(scheme, participant, instruction, now, batchIds, accepted));
            }

            if (accepted.Count > 0)
            {
                var instructions = accepted.ConvertAll(payment => payment.Instruction);
                _journal.Append(new BatchAccepted(scheme.Code, participant, now, instructions));
                accepted.ForEach(payment =>
                    _payments.Add(payment.Instruction.InstructionId!, payment)
                );
                _agenda.AddRange(accepted.SelectMany(Untold));
            }
        }

        return receipts;
    }

    public PaymentStatusMessage? Find(RailScheme scheme, string instructionId)
    {
        lock (_gate)
        {
            return _payments.TryGetValue(instructionId, out var payment) && payment.Scheme == scheme
                ? payment.Describe()
                : null;
        }
    }

    /// <returns>Null when the payment's story does not allow this outcome (any more).</returns>
    public PaymentStatusMessage? Force(
        RailScheme scheme,
        string instructionId,
        OutcomeRequest outcome
    )
    {
        lock (_gate)
        {
            if (
                !_payments.TryGetValue(instructionId, out var payment)
                || payment.Scheme != scheme
                || payment.Plan.Count >= RailPayment.StepsMax
                || !MayFollow(payment.Status, outcome.Status!)
            )
            {
                return null;
            }

            var now = _time.GetUtcNow();
            var sinceAccepted = (long)(now - payment.AcceptedAt).TotalMilliseconds;
            var step = new PlannedStep(
                sinceAccepted + outcome.DelayMs,
                payment.NextSequence,
                outcome.Status!,
                outcome.ReasonCode
            );
            _journal.Append(new OutcomeForced(instructionId, now, step));
            var number = payment.Extend(step);
            _agenda.Add(payment.DueAt(number), new DueItem(payment, number, null));
            return payment.Describe();
        }
    }

    /// <summary>Calls a payment off while it has not ended; asked again, it is the same.</summary>
    /// <returns>Null when it is too late.</returns>
    public PaymentStatusMessage? Recall(string instructionId)
    {
        lock (_gate)
        {
            var payment = _payments[instructionId];
            if (payment.IsRecalled)
            {
                return payment.Describe();
            }

            if (
                payment.Plan.Count >= RailPayment.StepsMax
                || !MayFollow(payment.Status, RailStatus.Rejected)
            )
            {
                return null;
            }

            var now = _time.GetUtcNow();
            var step = new PlannedStep(
                (long)(now - payment.AcceptedAt).TotalMilliseconds,
                payment.NextSequence,
                RailStatus.Rejected,
                RecallReason
            );
            _journal.Append(new PaymentRecalled(instructionId, now, step));
            var number = payment.Recall(step);
            _agenda.Add(payment.DueAt(number), new DueItem(payment, number, null));
            return payment.Describe();
        }
    }

    /// <returns>Null when the key was used for another credit.</returns>
    public CreditReceipt? Credit(RailScheme scheme, CreditRequest request)
    {
        var participant = request.ParticipantId ?? DefaultParticipant;
        lock (_gate)
        {
            JoinLocked(participant, request.CallbackUrl!);
            var told = request with { CallbackUrl = null };
            var key = $"{participant}\n{request.Key}";
            if (_credits.TryGetValue(key, out var known))
            {
                return known.Request == told && known.Scheme == scheme.Code
                    ? new CreditReceipt(known.CreditId, Duplicate: true)
                    : null;
            }

            var now = _time.GetUtcNow();
            var credit = new RailCredit(
                Guid.CreateVersion7(now).ToString("N"),
                scheme.Code,
                participant,
                now,
                told
            );
            _journal.Append(
                new CreditAccepted(credit.CreditId, credit.Scheme, participant, now, told)
            );
            _credits.Add(key, credit);
            _agenda.AddRange(Untold(credit));
            return new CreditReceipt(credit.CreditId, Duplicate: false);
        }
    }

    public void Dispose() => _agenda.Dispose();

    private void JoinLocked(string participantId, string callbackUrl)
    {
        if (_participants.TryGetValue(participantId, out var known) && known == callbackUrl)
        {
            return;
        }

        _journal.Append(new ParticipantJoined(participantId, callbackUrl));
        _participants[participantId] = callbackUrl;
        _sender.Address(participantId, new Uri(callbackUrl));
    }

    private InstructionReceipt Decide(
        RailScheme scheme,
        string participant,
        InstructionMessage instruction,
        DateTimeOffset now,
        HashSet<string> batchIds,
        List<RailPayment> accepted
    )
    {
        if (InstructionCheck.Refusal(scheme, instruction) is { } reason)
        {
            return Refuse(instruction, reason);
        }

        if (_payments.TryGetValue(instruction.InstructionId!, out var known))
        {
            return known.Instruction == instruction && known.Scheme == scheme
                ? new(instruction.InstructionId, RailStatus.Received, Duplicate: true, null, null)
                : Refuse(instruction, "AM05");
        }

        if (!batchIds.Add(instruction.InstructionId!))
        {
            return Refuse(instruction, "AM05");
        }

        var plan = _plan.For(scheme, instruction);
        accepted.Add(new RailPayment(scheme, participant, instruction, now, plan));
        return new(instruction.InstructionId, RailStatus.Received, Duplicate: false, null, null);
    }

    private static InstructionReceipt Refuse(InstructionMessage instruction, string reason) =>
        new(
            instruction.InstructionId,
            RailStatus.Rejected,
            Duplicate: false,
            reason,
            ReasonText.Find(reason)
        );

    private static bool MayFollow(string current, string next) =>
        (current, next) switch
        {
            (RailStatus.Received or RailStatus.InProcess, RailStatus.Rejected) => true,
            (RailStatus.Received, RailStatus.InProcess) => true,
            (
                RailStatus.Received
                    or RailStatus.InProcess,
                RailStatus.Settled
                    or RailStatus.Credited
            ) => true,
            (RailStatus.Settled or RailStatus.Credited, RailStatus.Returned) => true,
            _ => false,
        };

    private static IEnumerable<(DateTimeOffset Due, DueItem Item)> Untold(RailPayment payment) =>
        Enumerable
            .Range(0, payment.Plan.Count)
            .Where(step => !payment.IsTold(step))
            .Select(step => (payment.DueAt(step), new DueItem(payment, step, null)));

    private IEnumerable<(DateTimeOffset Due, DueItem Item)> Untold(RailCredit credit) =>
        credit
            .Dues(_plan)
            .Skip(credit.TimesTold)
            .Select(due => (due, new DueItem(null, 0, credit)));
}
