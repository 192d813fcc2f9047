using Payments.Domain.AdverseMedia;
using Payments.Domain.Ids;

namespace Payments.Tests.Simulation;

/// <summary>Who searches the web: sometimes away, never done at once, and the same search once however often it is handed over.</summary>
internal sealed class SimulatedSearch(Dice dice, Trace trace, CrashPlan crash) : IAdverseMediaSearch
{
    private readonly Dictionary<string, (AdverseMediaState End, int AsksLeft)> _searches = [];

    /// <summary>From now on nothing fails any more.</summary>
    public bool IsCalm { get; set; }

    /// <summary>How a search ends, of which it knows; null for one that nobody has handed over.</summary>
    public AdverseMediaState? EndOf(string key) =>
        _searches.TryGetValue(key, out var search) ? search.End : null;

    public Task StartAsync(AdverseMediaSubject subject, CancellationToken cancellationToken)
    {
        FailAtTimes();
        var name = trace.NameOf(Subject.Of(subject.Id));
        if (!_searches.ContainsKey(subject.Key))
        {
            var end = dice.OneIn(3) ? AdverseMediaState.BrokenDown : AdverseMediaState.Done;
            _searches.Add(subject.Key, (end, dice.Throw(3)));
            trace.Write($"  the search for {name} begins");
        }

        crash.BeforeAnswer($"the search for {name}");
        return Task.CompletedTask;
    }

    public Task<AdverseMediaAnswer> FindAsync(
        AdverseMediaSubject subject,
        CancellationToken cancellationToken
    )
    {
        FailAtTimes();
        var (end, left) = _searches[subject.Key];
        _searches[subject.Key] = (end, left - 1);
        var state = left > 0 ? AdverseMediaState.Running : end;
        trace.Write($"  the search for {trace.NameOf(Subject.Of(subject.Id))} is {state}");
        crash.BeforeAnswer("what was found");
        return Task.FromResult(AdverseMediaAnswer.Of(state));
    }

    private void FailAtTimes()
    {
        if (!IsCalm && dice.OneIn(6))
        {
            trace.Write("  the searcher is away");
            throw new AdverseMediaUnavailableException("The searcher is away.");
        }
    }
}
