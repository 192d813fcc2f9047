using Payments.Sandbox.Journal;

namespace Payments.Sandbox.Rails;

/// <summary>How the book speaks (notices) and how it remembers (replay).</summary>
internal sealed partial class RailBook
{
    /// <summary>Takes one line of the journal back in.</summary>
    public void Restore(JournalEntry entry)
    {
        switch (entry)
        {
            case ParticipantJoined joined:
                _participants[joined.ParticipantId] = joined.CallbackUrl;
                _sender.Address(joined.ParticipantId, new Uri(joined.CallbackUrl));
                break;
            case BatchAccepted batch:
                Restore(batch);
                break;
            case OutcomeForced outcome:
                _payments[outcome.InstructionId].Extend(outcome.Step);
                break;
            case PaymentRecalled recall:
                _payments[recall.InstructionId].Recall(recall.Step);
                break;
            case CreditAccepted told:
                _credits.Add(
                    $"{told.ParticipantId}\n{told.Credit.Key}",
                    new(told.CreditId, told.Scheme, told.ParticipantId, told.At, told.Credit)
                );
                break;
            case CreditRecalled recalled:
                Restore(recalled);
                break;
            case RecallAnswered answered:
                _recalls[answered.RecallId].RefusedFor = answered.ReasonCode;
                break;
            case NoticeIssued issued:
                Restore(issued);
                break;
            case NoticeDelivered delivered:
                _undelivered.Remove(delivered.NoticeId);
                break;
        }
    }

    /// <summary>After the replay: what was not told, or not heard, is taken up again.</summary>
    public void Resume()
    {
        lock (_gate)
        {
            _agenda.AddRange(_payments.Values.SelectMany(Untold));
            _agenda.AddRange(_credits.Values.SelectMany(Untold));
            _agenda.AddRange(
                _recalls
                    .Values.Where(recall => !recall.IsTold)
                    .Select(recall => (recall.DueAt(_plan), new DueItem(null, 0, null, recall)))
            );
            foreach (var notice in _undelivered.Values)
            {
                _sender.Send(notice.ParticipantId, notice.Notice);
            }

            _undelivered.Clear();
        }
    }

    private readonly Dictionary<string, NoticeIssued> _undelivered = new(StringComparer.Ordinal);

    private void Restore(BatchAccepted batch)
    {
        var scheme = RailScheme.Find(batch.Scheme)!;
        foreach (var instruction in batch.Instructions)
        {
            var plan = _plan.For(scheme, instruction);
            var payment = new RailPayment(scheme, batch.ParticipantId, instruction, batch.At, plan);
            _payments.Add(instruction.InstructionId!, payment);
        }
    }

    private void Restore(NoticeIssued issued)
    {
        foreach (var (report, step) in issued.Notice.Reports.Zip(issued.Steps))
        {
            _payments[report.InstructionId].Tell(step);
        }

        foreach (var credit in issued.Notice.Credits)
        {
            _credits[$"{issued.ParticipantId}\n{credit.Key}"].TimesTold++;
        }

        foreach (var recall in issued.Notice.Recalls ?? [])
        {
            _recalls[recall.RecallId].IsTold = true;
        }

        _undelivered.Add(issued.Notice.NoticeId, issued);
    }

    /// <summary>All that is due leaves in as few notices as there are receivers and schemes.</summary>
    private void Tell(IReadOnlyList<DueItem> due)
    {
        lock (_gate)
        {
            var pending = due.Where(item => item.Payment?.IsTold(item.Step) is not true);
            foreach (var group in pending.GroupBy(item => (item.ParticipantId, item.Scheme)))
            {
                foreach (var part in group.Chunk(NoticeSizeMax))
                {
                    Issue(group.Key.ParticipantId, group.Key.Scheme, part);
                }
            }
        }
    }

    private void Issue(string participantId, string scheme, DueItem[] items)
    {
        var now = _time.GetUtcNow();
        var steps = items.Where(item => item.Payment is not null).ToList();
        var credits = items.Where(item => item.Credit is not null).Select(item => item.Credit!);
        var notice = new NoticeMessage(
            Guid.CreateVersion7(now).ToString("N"),
            scheme,
            now,
            steps.ConvertAll(item => item.Payment!.Report(item.Step, now)),
            [.. credits.Select(credit => credit.Describe())],
            [.. items.Where(item => item.Recall is not null).Select(item => item.Recall!.Tell())]
        );
        _journal.Append(
            new NoticeIssued(participantId, notice, steps.ConvertAll(item => item.Step))
        );
        foreach (var item in items)
        {
            item.Payment?.Tell(item.Step);
            if (item.Credit is { } credit)
            {
                credit.TimesTold++;
            }

            if (item.Recall is { } recall)
            {
                recall.IsTold = true;
            }
        }

        _sender.Send(participantId, notice);
    }
}
