using System.Globalization;
using Payments.Domain.Rails;

namespace Payments.Tests.Simulation;

/// <summary>One recall as the payer's bank keeps it.</summary>
internal sealed class RecallStory(RecallNotice notice)
{
    public RecallNotice Notice { get; } = notice;

    /// <summary>What we have said no with; null while we have not.</summary>
    public string? Refusal { get; set; }
}

/// <summary>Payers' banks want money back that the rails have brought, or are about to bring.</summary>
internal sealed partial class SimulatedRail
{
    private static readonly string[] RecallReasons = ["DUPL", "TECH", "FRAD", "CUST"];

    private readonly Dictionary<string, RailScheme> _schemes = [];
    private readonly Dictionary<string, RecallStory> _recalls = [];

    public IReadOnlyCollection<RecallStory> Recalls => _recalls.Values;

    /// <summary>Somebody outside recalls any of the credits, which may not have been told of yet.</summary>
    public void RecallAny()
    {
        var credit = dice.Of([
            .. _credits.Values.OrderBy(credit => credit.CreditId, StringComparer.Ordinal),
        ]);
        var key = string.Create(CultureInfo.InvariantCulture, $"outside-{_recalls.Count + 1}");
        Recall(credit, key, dice.Of(RecallReasons));
    }

    public Task RecallCreditAsync(
        RailScheme scheme,
        string creditId,
        string key,
        string reasonCode,
        CancellationToken cancellationToken
    )
    {
        FailAtTimes("the rail cannot be reached");
        Recall(_credits.Values.Single(credit => credit.CreditId == creditId), key, reasonCode);
        crash.BeforeAnswer("a simulated recall");
        return Task.CompletedTask;
    }

    public Task RefuseRecallAsync(
        RailScheme scheme,
        string recallId,
        string reasonCode,
        CancellationToken cancellationToken
    )
    {
        FailAtTimes("the rail cannot be reached");
        var story = _recalls.Values.Single(recall => recall.Notice.RecallId == recallId);
        if (story.Refusal is { } before && before != reasonCode)
        {
            _fault ??= $"{recallId} was refused with {before}, and again with {reasonCode}.";
        }

        story.Refusal = reasonCode;
        trace.Write($"  rail: {recallId} is refused with {reasonCode}");
        crash.BeforeAnswer("the refusal of a recall");
        return Task.CompletedTask;
    }

    private void Recall(CreditNotice credit, string key, string reasonCode)
    {
        if (_recalls.ContainsKey(key))
        {
            return;
        }

        var notice = new RecallNotice(
            string.Create(CultureInfo.InvariantCulture, $"recall-{_recalls.Count + 1}"),
            credit,
            reasonCode,
            time.GetUtcNow()
        );
        _recalls.Add(key, new(notice));
        Tell(_schemes[credit.CreditId], [], [], [notice]);
        trace.Write($"  rail: {notice.RecallId} of {credit.CreditId}, {reasonCode}");
    }
}
