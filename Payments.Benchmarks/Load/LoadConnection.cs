using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Payments.Benchmarks.Load;

/// <summary>One connection that asks, waits for the whole answer, and asks again.</summary>
internal sealed class LoadConnection(LoadPlan plan, LoadCounter counter, int number) : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _request = plan.ToRequest(number);
    private readonly byte[] _mustContain = Encoding.UTF8.GetBytes(plan.MustContain);
    private byte[] _received = new byte[64 * 1024];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(IPAddress.Loopback, plan.Port, cancellationToken);
        var slot = _request.AsSpan().IndexOf(Encoding.UTF8.GetBytes(LoadPlan.UniqueSlot));
        while (!cancellationToken.IsCancellationRequested)
        {
            if (slot >= 0)
            {
                counter.WriteUnique(_request.AsSpan(slot, LoadPlan.UniqueSlot.Length));
            }

            await _socket.SendAsync(_request, SocketFlags.None, CancellationToken.None);
            var length = await ReadAnswerAsync();
            counter.Count(_received.AsSpan(0, length), _mustContain);
        }
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask<int> ReadAnswerAsync()
    {
        var filled = 0;
        int length;
        do
        {
            if (filled == _received.Length)
            {
                Array.Resize(ref _received, filled * 2);
            }

            var read = await _socket.ReceiveAsync(_received.AsMemory(filled), SocketFlags.None);
            if (read == 0)
            {
                throw new IOException("The server closed a connection under load.");
            }

            filled += read;
        } while (!ResponseFrame.TryMeasure(_received.AsSpan(0, filled), out length));

        return length;
    }
}
