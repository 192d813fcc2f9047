using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payments.Domain.Commands;
using Payments.Domain.Events;
using Payments.Domain.Outbox;
using Payments.Domain.RailOutages;
using Payments.Domain.Storage;
using Payments.Storage.Clock;
using Payments.Storage.Events;
using Payments.Storage.Outbox;

namespace Payments.Storage;

public static class StorageRegistration
{
    /// <summary>
    /// Registers a started store: <see cref="IDatabase"/>, <see cref="IWriteGate"/>,
    /// <see cref="EventLog"/>, <see cref="EventCursors"/>, <see cref="Timers"/>,
    /// <see cref="RailOutageBoard"/>, and the workers that feed every registered
    /// <see cref="IOutboxHandler"/> and fire timers. The store is disposed with the host.
    /// </summary>
    public static IServiceCollection AddPaymentsStorage(
        this IServiceCollection services,
        PaymentsStorage storage
    )
    {
        // By a factory, so that the container owns and disposes it.
        services.AddSingleton(_ => storage);
        services.AddSingleton(storage.Time);
        services.AddSingleton<IDatabase>(storage.Database);
        services.AddSingleton(storage.Gate);
        services.AddSingleton(storage.Events);
        services.AddSingleton(storage.Tail);
        services.AddSingleton(storage.Cursors);
        services.AddSingleton(storage.RailOutages);
        services.AddSingleton<Timers>();
        services.AddHostedService<StorageWorkers>();
        return services;
    }

    /// <summary>Everything that runs beside the requests.</summary>
    private sealed class StorageWorkers(
        PaymentsStorage storage,
        IEnumerable<IOutboxHandler> handlers,
        Timers timers,
        ILogger<StorageWorkers> logger
    ) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var leases = new OutboxLeases(storage.Database, storage.Time);
            var pumps = handlers.Select(handler =>
                new OutboxPump(
                    handler,
                    leases,
                    storage.OutboxSignals,
                    storage.Gate,
                    logger
                ).RunAsync(stoppingToken)
            );
            return Task.WhenAll([.. pumps, timers.RunAsync(stoppingToken)]);
        }
    }
}
