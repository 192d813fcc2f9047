using Payments.Sandbox.Journal;

namespace Payments.Sandbox.Rails;

/// <summary>What payers' banks want back of what the rails have brought.</summary>
internal sealed partial class RailBook
{
    private readonly Dictionary<string, RailCreditRecall> _recalls = new(StringComparer.Ordinal);

    /// <returns>Null when the rail has no such credit for the participant, or the key was used for another recall.</returns>
    public CreditRecallReceipt? RecallCredit(
        RailScheme scheme,
        string creditId,
        CreditRecallRequest request
    )
    {
        var participant = request.ParticipantId ?? DefaultParticipant;
        lock (_gate)
        {
            JoinLocked(participant, request.CallbackUrl!);
            var known = _recalls.Values.FirstOrDefault(recall =>
                recall.Key == request.Key && recall.Credit.ParticipantId == participant
            );
            if (known is not null)
            {
                return known.Credit.CreditId == creditId && known.ReasonCode == request.ReasonCode
                    ? new(known.RecallId, Duplicate: true)
                    : null;
            }

            var credit = _credits.Values.FirstOrDefault(credit =>
                credit.CreditId == creditId
                && credit.Scheme == scheme.Code
                && credit.ParticipantId == participant
            );
            if (credit is null)
            {
                return null;
            }

            var now = _time.GetUtcNow();
            var recallId = Guid.CreateVersion7(now).ToString("N");
            _journal.Append(
                new CreditRecalled(recallId, request.Key!, creditId, request.ReasonCode!, now)
            );
            var recall = Add(recallId, request.Key!, credit, request.ReasonCode!, now);
            _agenda.Add(recall.DueAt(_plan), new DueItem(null, 0, null, recall));
            return new(recallId, Duplicate: false);
        }
    }

    /// <summary>The participant says no; said again, or otherwise, the first answer counts.</summary>
    /// <returns>Null when there is no such recall.</returns>
    public CreditRecallMessage? RefuseRecall(RailScheme scheme, string recallId, string reasonCode)
    {
        lock (_gate)
        {
            if (
                !_recalls.TryGetValue(recallId, out var recall)
                || recall.Credit.Scheme != scheme.Code
            )
            {
                return null;
            }

            if (recall.RefusedFor is null)
            {
                _journal.Append(new RecallAnswered(recallId, reasonCode));
                recall.RefusedFor = reasonCode;
            }

            return recall.Describe();
        }
    }

    private void Restore(CreditRecalled told) =>
        Add(
            told.RecallId,
            told.Key,
            _credits.Values.First(credit => credit.CreditId == told.CreditId),
            told.ReasonCode,
            told.At
        );

    private RailCreditRecall Add(
        string recallId,
        string key,
        RailCredit credit,
        string reasonCode,
        DateTimeOffset at
    )
    {
        var recall = new RailCreditRecall(recallId, key, credit, reasonCode, at);
        _recalls.Add(recallId, recall);
        return recall;
    }
}
