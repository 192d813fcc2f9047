using System.Threading.Channels;

namespace Cacao.StandIn.Hosting;

/// <summary>Payments as they happen, kept until they are read.</summary>
public sealed class PaymentListener(Action<PaymentListener> leave) : IDisposable
{
    private readonly Channel<Payment> _channel = Channel.CreateUnbounded<Payment>();

    public ChannelReader<Payment> Payments => _channel.Reader;

    public void Tell(Payment payment) => _channel.Writer.TryWrite(payment);

    public void Dispose() => leave(this);
}
