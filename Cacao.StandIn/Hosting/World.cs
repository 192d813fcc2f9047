using System.Collections.Immutable;

namespace Cacao.StandIn.Hosting;

/// <summary>All the data, the same after every start, and what callers have done to it since.</summary>
public sealed class World
{
    private readonly Lock _gate = new();
    private readonly List<string> _log = [];
    private ImmutableList<Payment> _payments = [.. WorldRows.Payments()];
    private ImmutableHashSet<PaymentListener> _listeners = [];
    private int _openStreams;

    public IReadOnlyList<Customer> Customers { get; } = [.. WorldRows.Customers()];

    public IReadOnlyList<IInstrument> Instruments { get; } = [.. WorldRows.Instruments()];

    public IReadOnlyList<Payment> Payments => _payments;

    /// <summary>Source streams of subscriptions that are open at this moment.</summary>
    public int OpenStreams => Volatile.Read(ref _openStreams);

    public Customer? FindCustomer(string? id) =>
        Customers.FirstOrDefault(customer => customer.Id == id);

    public IInstrument? FindInstrument(string? id) =>
        Instruments.FirstOrDefault(instrument => instrument.Id == id);

    public INode? FindNode(string id) =>
        Payments.FirstOrDefault(payment => payment.Id == id)
        ?? FindCustomer(id)
        ?? FindInstrument(id)
        ?? (INode?)Payments.SelectMany(p => p.Refunds).FirstOrDefault(refund => refund.Id == id);

    /// <returns>The payment, and its place in the list.</returns>
    public (Payment Payment, int Index) AddPayment(
        Customer customer,
        string reference,
        Money amount,
        string? instrumentId,
        string? memo
    )
    {
        lock (_gate)
        {
            var number = _payments.Count + 1;
            var payment = WorldRows.Payment(
                number,
                customer.Id,
                reference,
                amount,
                instrumentId,
                memo
            );
            _payments = _payments.Add(payment);
            foreach (var listener in _listeners)
            {
                listener.Tell(payment);
            }

            return (payment, number - 1);
        }
    }

    public IReadOnlyList<string> Append(string word)
    {
        lock (_gate)
        {
            _log.Add(word);
            return [.. _log];
        }
    }

    public void ClearLog()
    {
        lock (_gate)
        {
            _log.Clear();
        }
    }

    /// <summary>Counts a stream as open until it is disposed.</summary>
    public IDisposable OpenStream()
    {
        Interlocked.Increment(ref _openStreams);
        return new Leaving(() => Interlocked.Decrement(ref _openStreams));
    }

    /// <summary>Hears of every payment from now on.</summary>
    public PaymentListener Listen()
    {
        lock (_gate)
        {
            var listener = new PaymentListener(Leave);
            _listeners = _listeners.Add(listener);
            return listener;
        }
    }

    private void Leave(PaymentListener listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Remove(listener);
        }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
