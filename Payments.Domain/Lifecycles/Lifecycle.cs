using System.Collections.Frozen;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Lifecycles;

/// <summary>One lifecycle as a table without its status type: for the `statusMachines` query.</summary>
public interface ILifecycle
{
    /// <summary>The business word: <c>Withdrawal</c>.</summary>
    string Name { get; }

    /// <summary>Every state in the order of life, with what may follow it.</summary>
    IReadOnlyList<LifecycleState> States { get; }

    /// <summary>The event types that tell a creation or a move.</summary>
    IEnumerable<string> EventTypes { get; }
}

/// <param name="Name">As clients see it: UPPER_SNAKE.</param>
/// <param name="IsFinal">Nothing can follow.</param>
/// <param name="Next">The states that may follow.</param>
public sealed record LifecycleState(string Name, bool IsFinal, IReadOnlyList<string> Next);

/// <summary>One legal move: from, to, who may cause it, and the event that tells it.</summary>
public sealed record Move<TStatus>(TStatus From, TStatus To, Actor By, string EventType)
    where TStatus : struct, Enum;

/// <summary>
/// Every status an object may have and every move it may make. What is not in the table cannot
/// happen. Kept in a static field beside the status, where <see cref="AllLifecycles"/> finds it.
/// </summary>
public sealed class Lifecycle<TStatus> : ILifecycle
    where TStatus : struct, Enum
{
    private readonly FrozenDictionary<(TStatus From, TStatus To), Move<TStatus>> _moves;
    private readonly FrozenSet<TStatus> _finals;

    /// <param name="name">The business word.</param>
    /// <param name="initial">The statuses an object can be created in, usually one.</param>
    /// <param name="createdEvent">The event type that tells the creation.</param>
    /// <param name="moves">The legal moves.</param>
    public Lifecycle(
        string name,
        TStatus[] initial,
        string createdEvent,
        params Move<TStatus>[] moves
    )
    {
        Name = name;
        Initial = initial;
        CreatedEvent = createdEvent;
        Moves = moves;
        _moves = moves.ToFrozenDictionary(move => (move.From, move.To));
        _finals = Enum.GetValues<TStatus>()
            .Where(status => !moves.Any(move => move.From.Equals(status)))
            .ToFrozenSet();
        LastEvents = [.. moves.Where(move => IsFinal(move.To)).Select(move => move.EventType)];
        States =
        [
            .. Enum.GetValues<TStatus>()
                .Select(status => new LifecycleState(
                    StatusName.Of(status),
                    IsFinal(status),
                    [
                        .. moves
                            .Where(move => move.From.Equals(status))
                            .Select(move => StatusName.Of(move.To)),
                    ]
                )),
        ];
    }

    public string Name { get; }

    public IReadOnlyList<TStatus> Initial { get; }

    public string CreatedEvent { get; }

    public IReadOnlyList<Move<TStatus>> Moves { get; }

    public IReadOnlyList<LifecycleState> States { get; }

    public IEnumerable<string> EventTypes =>
        Moves.Select(move => move.EventType).Prepend(CreatedEvent).Distinct(StringComparer.Ordinal);

    /// <summary>The event types that tell an end, after which nothing can follow.</summary>
    public FrozenSet<string> LastEvents { get; }

    public bool IsFinal(TStatus status) => _finals.Contains(status);

    /// <summary>The move, or the refusal. An entity's only assignment of its status asks here first.</summary>
    /// <exception cref="IllegalTransitionException">The table has no such move for this actor.</exception>
    public Move<TStatus> Demand(Subject subject, TStatus from, TStatus to, Actor by) =>
        _moves.TryGetValue((from, to), out var move) && (move.By & by) != Actor.None
            ? move
            : throw new IllegalTransitionException(subject, StatusName.Of(from), StatusName.Of(to));

    public bool Allows(TStatus from, TStatus to) => _moves.ContainsKey((from, to));
}
