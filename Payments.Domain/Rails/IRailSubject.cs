using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.RailOutages;

namespace Payments.Domain.Rails;

/// <summary>
/// What goes out by a rail and hears back. Answers may come late, twice and out of order: each method
/// does what the state still allows and is silent about what is known already.
/// </summary>
public interface IRailSubject : ISubject
{
    /// <summary>Which try is under way; answers to an earlier one say nothing any more.</summary>
    int Attempt => 1;

    /// <summary>The rail is down, and the order waits with us: no rail has it.</summary>
    void OnHeldBack(Work work, HeldRailOrderId orderId) { }

    /// <summary>What was held back is in the outbox now: from here on a rail may have it.</summary>
    void OnHandedOver(Work work) { }

    ValueTask OnAcceptedAsync(Work work);

    ValueTask OnSettledAsync(Work work);

    ValueTask OnRejectedAsync(Work work, RailReason reason);

    ValueTask OnReturnedAsync(Work work, RailReason reason);
}
