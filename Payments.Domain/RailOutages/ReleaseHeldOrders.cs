using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Outbox;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;

namespace Payments.Domain.RailOutages;

/// <summary>A held order and what it is for.</summary>
public readonly record struct HeldOrderRef(HeldRailOrderId Id, Subject Subject);

/// <summary>What went into the outbox.</summary>
/// <param name="Items">In the order of the command; what was not held any more is left out.</param>
public sealed record ReleasedOrders(IReadOnlyList<OutboxItemId> Items);

/// <summary>
/// Orders of one tenant go to the outbox: from here on a rail may have them. What was cancelled or released
/// meanwhile is not held any more and stays as it is; both are commands of the tenant, one after the other.
/// </summary>
public sealed record ReleaseHeldOrders(IReadOnlyList<HeldOrderRef> Orders) : Command<ReleasedOrders>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) =>
        Orders.SelectMany(order =>
            (IEntityId[])[order.Id, IdKinds.Make(order.Subject.Kind, order.Subject.Id)]
        );

    public override async ValueTask<ReleasedOrders> HandleAsync(Work work)
    {
        List<OutboxItemId> items = [];
        foreach (var order in Orders)
        {
            if (await work.FindAsync<HeldRailOrder>(order.Id) is not { } held)
            {
                continue;
            }

            work.Remove(held);
            items.Add(work.Outbox.Enqueue(RailOrder.OutboxKind, held.Subject, held.Order));
            (await RailSubjects.GetAsync(work, held.Subject)).OnHandedOver(work);
        }

        return new(items);
    }
}
