using Payments.Domain.Lifecycles;

namespace Payments.GraphQL.StatusMachines;

/// <summary>Every status that objects of one kind can have, and every move between them.</summary>
/// <param name="Name">The kind of object: `Withdrawal`.</param>
/// <param name="States">In the order of life.</param>
public sealed record StatusMachine(string Name, IReadOnlyList<StatusMachineState> States);

/// <summary>One status.</summary>
/// <param name="Name">As it stands in the object's `status`.</param>
/// <param name="IsFinal">True when nothing can follow.</param>
/// <param name="Next">What can follow.</param>
public sealed record StatusMachineState(string Name, bool IsFinal, IReadOnlyList<string> Next);

[QueryType]
public static class StatusMachineQueries
{
    private static readonly IReadOnlyList<StatusMachine> All =
    [
        .. AllLifecycles.Tables.Select(table => new StatusMachine(
            table.Name,
            [
                .. table.States.Select(state => new StatusMachineState(
                    state.Name,
                    state.IsFinal,
                    state.Next
                )),
            ]
        )),
    ];

    /// <summary>All lifecycles, from the very tables that the platform itself obeys. Open to everybody.</summary>
    public static IReadOnlyList<StatusMachine> GetStatusMachines() => All;
}
