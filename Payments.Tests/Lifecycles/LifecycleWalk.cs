using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Tests.Lifecycles;

/// <summary>Walks a lifecycle: every legal edge by every actor, and every illegal one to its refusal.</summary>
internal static class LifecycleWalk
{
    private static readonly Actor[] Actors =
    [
        Actor.Tenant,
        Actor.Platform,
        Actor.Rail,
        Actor.Bank,
        Actor.Timer,
    ];

    private static readonly Subject Anything = new("tst", Guid.Empty);

    /// <summary>What is wrong with the table, in words; nothing for a sound one.</summary>
    public static IReadOnlyList<string> Faults<TStatus>(Lifecycle<TStatus> lifecycle)
        where TStatus : struct, Enum
    {
        List<string> faults = [];
        foreach (var from in Enum.GetValues<TStatus>())
        {
            foreach (var to in Enum.GetValues<TStatus>())
            {
                var move = lifecycle.Moves.SingleOrDefault(move =>
                    move.From.Equals(from) && move.To.Equals(to)
                );
                faults.AddRange(
                    Actors
                        .Where(actor =>
                            IsAllowed(lifecycle, from, to, actor)
                            != (move is not null && move.By.HasFlag(actor))
                        )
                        .Select(actor => $"{lifecycle.Name}: {from} → {to} by {actor}")
                );
            }

            if (!IsReachable(lifecycle, from))
            {
                faults.Add($"{lifecycle.Name}: {from} cannot be reached");
            }
        }

        return faults;
    }

    private static bool IsAllowed<TStatus>(
        Lifecycle<TStatus> lifecycle,
        TStatus from,
        TStatus to,
        Actor by
    )
        where TStatus : struct, Enum
    {
        try
        {
            lifecycle.Demand(Anything, from, to, by);
            return true;
        }
        catch (IllegalTransitionException)
        {
            return false;
        }
    }

    private static bool IsReachable<TStatus>(Lifecycle<TStatus> lifecycle, TStatus status)
        where TStatus : struct, Enum
    {
        HashSet<TStatus> reached = [.. lifecycle.Initial];
        var before = 0;
        while (before != reached.Count)
        {
            before = reached.Count;
            TStatus[] next =
            [
                .. lifecycle
                    .Moves.Where(move => reached.Contains(move.From))
                    .Select(move => move.To),
            ];
            reached.UnionWith(next);
        }

        return reached.Contains(status);
    }
}
