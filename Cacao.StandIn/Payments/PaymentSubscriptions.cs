using System.Runtime.CompilerServices;

namespace Cacao.StandIn.Payments;

[SubscriptionType]
public static class PaymentSubscriptions
{
    public static async IAsyncEnumerable<Payment> Listen(
        World world,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var open = world.OpenStream();
        using var listener = world.Listen();
        await foreach (var payment in listener.Payments.ReadAllAsync(cancellationToken))
        {
            yield return payment;
        }
    }

    /// <summary>A payment after every change. Never ends.</summary>
    [Subscribe(With = nameof(Listen))]
    public static Payment PaymentCreated([EventMessage] Payment payment) => payment;
}
