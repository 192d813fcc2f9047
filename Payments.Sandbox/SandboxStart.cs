using Microsoft.Extensions.Hosting;
using Payments.Sandbox.Banks;
using Payments.Sandbox.Journal;
using Payments.Sandbox.Rails;

namespace Payments.Sandbox;

/// <summary>Remembers before the first request comes in, speaks when the server listens.</summary>
internal sealed class SandboxStart(SandboxJournal journal, RailBook rails, ConsentBook consents)
    : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        journal.Open(entry =>
        {
            if (entry is ConsentSaved consent)
            {
                consents.Restore(consent);
            }
            else
            {
                rails.Restore(entry);
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
