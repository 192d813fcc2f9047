using System.Reflection;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using Payments.Tests.Kit;

namespace Payments.Tests.Lifecycles;

public sealed class LifecycleTests
{
    public static TheoryData<string> Names => [.. AllLifecycles.Tables.Select(table => table.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Every_legal_edge_is_walked_every_other_refused_and_every_state_reached(string name)
    {
        var table = AllLifecycles.Tables.Single(table => table.Name == name);
        var faults = typeof(LifecycleWalk)
            .GetMethod(nameof(LifecycleWalk.Faults), BindingFlags.Static | BindingFlags.Public)!
            .MakeGenericMethod(table.GetType().GenericTypeArguments[0])
            .Invoke(null, [table]);

        ((IReadOnlyList<string>)faults!).ShouldBeEmpty();
    }

    [Fact]
    public void A_refusal_names_both_statuses_as_clients_see_them()
    {
        var parcel = new Subject("par", Guid.Empty);

        var refusal = Should.Throw<IllegalTransitionException>(() =>
            ParcelLifecycle.Table.Demand(parcel, ParcelStatus.Packed, ParcelStatus.Lost, Actor.Rail)
        );

        (refusal.From, refusal.To).ShouldBe(("PACKED", "LOST"));
    }

    [Fact]
    public void Who_may_not_cause_a_move_is_refused_it()
    {
        var parcel = new Subject("par", Guid.Empty);

        Should.Throw<IllegalTransitionException>(() =>
            ParcelLifecycle.Table.Demand(parcel, ParcelStatus.Sent, ParcelStatus.Lost, Actor.Tenant)
        );
    }

    [Fact]
    public void Final_is_what_nothing_follows()
    {
        ParcelLifecycle.Table.IsFinal(ParcelStatus.Lost).ShouldBeTrue();
        ParcelLifecycle.Table.IsFinal(ParcelStatus.Sent).ShouldBeFalse();
        ParcelLifecycle
            .Table.States.Select(state => (state.Name, state.IsFinal))
            .ShouldBe([("PACKED", false), ("SENT", false), ("LOST", true)]);
    }
}
