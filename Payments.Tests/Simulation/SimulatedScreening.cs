using Payments.Domain.VirtualAccounts;

namespace Payments.Tests.Simulation;

/// <summary>Those who look into sub-clients: sometimes away, and always of one mind about a case.</summary>
internal sealed class SimulatedScreening(Dice dice, Trace trace, CrashPlan crash) : IKycScreening
{
    private readonly Dictionary<string, KycAnswer> _answers = [];

    /// <summary>From now on nothing fails any more.</summary>
    public bool IsCalm { get; set; }

    public Task<KycAnswer> AskAsync(KycCase kycCase, CancellationToken cancellationToken)
    {
        var name =
            $"{kycCase.Step} of {trace.NameOf(Domain.Ids.Subject.Of(kycCase.VirtualAccountId))}";
        if (!IsCalm && dice.OneIn(6))
        {
            trace.Write($"  the screening is away: {name}");
            throw new KycUnavailableException("The screening is away.");
        }

        if (!_answers.TryGetValue(kycCase.Key, out var answer))
        {
            answer = new(dice.Of(Enum.GetValues<KycVerdict>()), null);
            _answers.Add(kycCase.Key, answer);
        }

        trace.Write($"  the screening says {answer.Verdict}: {name}");
        crash.BeforeAnswer(name);
        return Task.FromResult(answer);
    }
}
