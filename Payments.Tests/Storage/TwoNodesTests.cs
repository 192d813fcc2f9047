using Microsoft.EntityFrameworkCore;
using Payments.Domain.Errors;
using Payments.Domain.Ledger;
using Payments.Storage;
using Payments.Tests.Events;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Storage;

/// <summary>Several processes on one PostgreSQL: each with its own gate and its own tail.</summary>
public sealed class TwoNodesTests
{
    [Fact]
    public async Task Two_gates_keep_one_order_of_events_and_right_balances()
    {
        const int PerTenant = 60;
        await using var world = await StartAsync(StorageProvider.Postgres);
        await using var second = await world.StartNodeAsync();
        PaymentsStorage[] nodes = [world.Storage, second];
        var callers = Enumerable.Range(0, 4).Select(_ => NewCaller()).ToArray();
        foreach (var caller in callers)
        {
            await world.GivenFundsAsync(PerTenant, caller);
        }

        var readers = nodes
            .SelectMany(node => callers.Select(caller => ReadAllAsync(node, caller, PerTenant)))
            .ToArray();
        // Every tenant is written through both nodes, with one command more than its money covers.
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, callers.Length * (PerTenant + 1))
                .Select(index =>
                    SucceedsAsync(
                        nodes[index % 2]
                            .Gate.RunAsync(
                                new PackParcel(Aud(1)),
                                callers[index % callers.Length],
                                Domain.Commands.CommandOptions.Default,
                                Cancel
                            )
                    )
                )
        );

        outcomes.Count(isDone => isDone).ShouldBe(callers.Length * PerTenant);
        foreach (var caller in callers)
        {
            (await world.AvailableAsync(caller)).Posted.ShouldBe(Aud(0));
            (
                await new LedgerProof(second.Database).VerifyAsync(caller.TenantId, Cancel)
            ).ShouldBeNull();
        }

        var seen = await Task.WhenAll(readers);
        seen.ShouldAllBe(sequences => sequences.SequenceEqual(sequences.Order()));
        seen.Take(callers.Length)
            .SelectMany(sequences => sequences)
            .Order()
            .ShouldBe(
                EventLogTests.Numbers(1, callers.Length * PerTenant),
                "no sequence is missing"
            );
    }

    [Fact]
    public async Task Twins_on_two_nodes_make_one_object()
    {
        await using var world = await StartAsync(StorageProvider.Postgres);
        await using var second = await world.StartNodeAsync();
        PaymentsStorage[] nodes = [world.Storage, second];
        await world.GivenFundsAsync(100);

        var twins = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(index =>
                    nodes[index % 2]
                        .Gate.RunAsync(
                            new PackParcel(Aud(100)),
                            world.Caller,
                            Domain.Commands.CommandOptions.Keyed("k"),
                            Cancel
                        )
                )
        );

        twins.Select(twin => twin.Value.Id).Distinct().Count().ShouldBe(1);
        twins.Count(twin => !twin.Replayed).ShouldBe(1);
        await using var db = world.Open();
        (await db.Set<Parcel>().CountAsync(Cancel)).ShouldBe(1);
    }

    private static async Task<List<long>> ReadAllAsync(
        PaymentsStorage node,
        Domain.Tenancy.Caller caller,
        int count
    )
    {
        List<long> seen = [];
        await foreach (
            var record in node.Events.ReadAsync(
                caller.TenantId,
                Domain.Events.EventFilter.All,
                0,
                Cancel
            )
        )
        {
            seen.Add(record.Sequence);
            if (seen.Count == count)
            {
                break;
            }
        }

        return seen;
    }

    private static async Task<bool> SucceedsAsync(Task task)
    {
        try
        {
            await task;
            return true;
        }
        catch (DomainException)
        {
            return false;
        }
    }
}
