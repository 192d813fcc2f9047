using Payments.Domain.Rails;

namespace Payments.Tests.RailOutages;

/// <summary>Rails that can be down, each by itself. What they have they keep, and pay each instruction once.</summary>
internal sealed class DoubtfulRail : IRailGateway
{
    private readonly Lock _lock = new();
    private readonly List<string> _has = [];

    public HashSet<RailScheme> Down { get; } = [];

    /// <summary>What it chokes on, alone or among others.</summary>
    public HashSet<string> Poison { get; } = [];

    /// <summary>How many instructions stood at its door each time, whether it was open or not.</summary>
    public List<(RailScheme Scheme, int Count)> Knocks { get; } = [];

    public IReadOnlyList<string> Has
    {
        get
        {
            lock (_lock)
            {
                return [.. _has];
            }
        }
    }

    public Task<IReadOnlyList<RailReceipt>> SubmitAsync(
        RailScheme scheme,
        IReadOnlyList<RailInstruction> instructions,
        CancellationToken cancellationToken
    )
    {
        lock (_lock)
        {
            Knocks.Add((scheme, instructions.Count));
            if (
                Down.Contains(scheme) || instructions.Any(one => Poison.Contains(one.InstructionId))
            )
            {
                throw new RailUnavailableException("The call failed.");
            }

            return Task.FromResult<IReadOnlyList<RailReceipt>>([.. instructions.Select(Take)]);
        }
    }

    public Task<RailRecallAnswer> RecallAsync(
        RailScheme scheme,
        string instructionId,
        CancellationToken cancellationToken
    )
    {
        lock (_lock)
        {
            return Down.Contains(scheme)
                ? throw new RailUnavailableException("The call failed.")
                : Task.FromResult(
                    _has.Contains(instructionId)
                        ? RailRecallAnswer.Accepted
                        : RailRecallAnswer.Unknown
                );
        }
    }

    public Task RefuseRecallAsync(
        RailScheme scheme,
        string recallId,
        string reasonCode,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<RailPaymentState?> FindAsync(
        RailScheme scheme,
        string instructionId,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    private RailReceipt Take(RailInstruction instruction)
    {
        var isKnown = _has.Contains(instruction.InstructionId);
        if (!isKnown)
        {
            _has.Add(instruction.InstructionId);
        }

        return new(instruction.InstructionId, Refusal: null, isKnown);
    }
}
