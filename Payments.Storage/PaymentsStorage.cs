using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Payments.Domain.Commands;
using Payments.Domain.Events;
using Payments.Domain.RailOutages;
using Payments.Domain.Reviews;
using Payments.Storage.Events;
using Payments.Storage.Gate;
using Payments.Storage.Migrations;
using Payments.Storage.Outbox;
using Payments.Storage.Postgres;
using Payments.Storage.Sqlite;

namespace Payments.Storage;

/// <summary>
/// A running store: migrated, with its writer and the tail of its event log. One per process and
/// database; disposing it finishes what waits at the gate.
/// </summary>
public sealed class PaymentsStorage : IAsyncDisposable
{
    private readonly WriteGate _gate;
    private readonly NodeTail? _nodeTail;
    private readonly IDisposable? _claim;

    private PaymentsStorage(
        PaymentsDatabase database,
        IDisposable? claim,
        EventCounter counter,
        byte[] cursorKey,
        TimeProvider time,
        ReviewSettings reviews,
        ILogger logger
    )
    {
        _claim = claim;
        Database = database;
        Time = time;
        Tail = new(counter.Last);
        Retention = new(counter.Oldest);
        Events = new(database, Tail, Retention);
        Cursors = new(cursorKey);
        if (database.Provider is StorageProvider.Postgres)
        {
            _nodeTail = new(database, Tail, Retention, time, logger);
            _nodeTail.Start();
        }

        _gate = new(database, time, reviews, RailOutages, Publish);
    }

    public PaymentsDatabase Database { get; }

    public TimeProvider Time { get; }

    public IWriteGate Gate => _gate;

    public EventLog Events { get; }

    public EventTail Tail { get; }

    public EventRetention Retention { get; }

    public EventCursors Cursors { get; }

    /// <summary>Signs the cursors of lists, alike on all nodes.</summary>
    public required byte[] ListCursorKey { get; init; }

    /// <summary>The rails that this server knows to be down.</summary>
    public RailOutageBoard RailOutages { get; } = new();

    /// <summary>Wakes the outbox workers after a commit.</summary>
    public OutboxSignals OutboxSignals { get; } = new();

    internal long CommitCount => _gate.CommitCount;

    /// <summary>Opens, migrates and starts.</summary>
    public static async Task<PaymentsStorage> StartAsync(
        StorageSettings settings,
        TimeProvider time,
        CancellationToken cancellationToken,
        ILogger<PaymentsStorage>? logger = null,
        ReviewSettings? reviews = null
    )
    {
        var claim =
            settings.Provider is StorageProvider.Sqlite
                ? SingleProcess.Claim(settings.WriterConnectionString)
                : null;
        try
        {
            return await StartAsync(
                settings,
                claim,
                time,
                reviews ?? ReviewSettings.None,
                logger,
                cancellationToken
            );
        }
        catch
        {
            claim?.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.DisposeAsync();
        if (_nodeTail is not null)
        {
            await _nodeTail.DisposeAsync();
        }

        await Database.DisposeAsync();
        _claim?.Dispose();
    }

    private static async Task<PaymentsStorage> StartAsync(
        StorageSettings settings,
        IDisposable? claim,
        TimeProvider time,
        ReviewSettings reviews,
        ILogger<PaymentsStorage>? logger,
        CancellationToken cancellationToken
    )
    {
        var database = new PaymentsDatabase(settings);
        await Migrator.MigrateAsync(database, cancellationToken);
        var cursorKey = await ServerKeys.GetAsync(database, "event-cursor", cancellationToken);
        var listKey = await ServerKeys.GetAsync(database, "list-cursor", cancellationToken);
        await using var connection = await database.OpenWriterAsync(cancellationToken);
        var counter = await EventCounter.ReadAsync(connection, cancellationToken);
        return new(
            database,
            claim,
            counter,
            cursorKey,
            time,
            reviews,
            logger ?? NullLogger<PaymentsStorage>.Instance
        )
        {
            ListCursorKey = listKey,
        };
    }

    private void Publish(Committed committed)
    {
        if (committed.Events.Count > 0 && !Tail.Append(committed.Events))
        {
            _nodeTail?.Wake();
        }

        OutboxSignals.Wake(committed.OutboxKinds);
    }
}
