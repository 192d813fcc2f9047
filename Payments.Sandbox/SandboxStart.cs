using Microsoft.Extensions.Hosting;
using Payments.Sandbox.Banks;
using Payments.Sandbox.Fx;
using Payments.Sandbox.Journal;
using Payments.Sandbox.Rails;

namespace Payments.Sandbox;

/// <summary>Remembers before the first request comes in, speaks when the server listens.</summary>
internal sealed class SandboxStart(
    SandboxJournal journal,
    RailBook rails,
    ConsentBook consents,
    FxOrderBook orders
) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        journal.Open(entry =>
        {
            switch (entry)
            {
                case ConsentSaved consent:
                    consents.Restore(consent);
                    break;
                case FxOrderSaved order:
                    orders.Restore(order);
                    break;
                default:
                    rails.Restore(entry);
                    break;
            }
        });
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        rails.Resume();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
