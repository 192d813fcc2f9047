using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Payments.Domain.Clock;
using Payments.Domain.Commands;
using Payments.Domain.Events;
using Payments.Domain.Idempotency;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.RailOutages;
using Payments.Domain.Reviews;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Storage.Events;
using Payments.Storage.Postgres;
using Payments.Storage.Rows;
using Payments.Storage.Sqlite;

namespace Payments.Storage.Gate;

/// <summary>
/// The gate's connection and everything that lives on it: the context that reads the slices'
/// entities, the prepared statements that write them and the core rows, and the state that a batch
/// shares.
/// </summary>
internal sealed class BatchSession : IWorkSession, IAsyncDisposable
{
    private const int RecallingFrom = 16;

    private readonly DbConnection _connection;
    private readonly PaymentsDb _db;
    private readonly IRowWriter _writer;
    private readonly BatchEntities _entities;
    private readonly CoreReads _reads;
    private readonly CoreState _state;
    private readonly SqliteLookups? _lookups;
    private readonly TimeProvider _time;
    private readonly ReviewRulebook _reviews;
    private readonly RailOutageBoard _outages;
    private readonly HashSet<TenantId> _booksThere = [];
    private DbTransaction? _transaction;

    private BatchSession(
        PaymentsDatabase database,
        DbConnection connection,
        TimeProvider time,
        ReviewSettings reviews,
        RailOutageBoard outages
    )
    {
        _connection = connection;
        _time = time;
        _outages = outages;
        _reviews = new(reviews);
        _db = database.OpenWriterContext(connection);
        _entities = new(_db, connection is SqliteConnection ? new() : null);
        _reads = new(_db);
        _state = new();
        _lookups = connection is SqliteConnection file ? new(file) : null;
        _writer = connection is SqliteConnection sqlite
            ? new SqliteRowWriter(sqlite)
            : new PostgresRowWriter((NpgsqlConnection)connection);
    }

    /// <summary>SQLite has one writing process; on PostgreSQL other nodes write too.</summary>
    private bool IsOnlyWriter => _connection is SqliteConnection;

    public bool IsBroken => _connection.State is not System.Data.ConnectionState.Open;

    public static async Task<BatchSession> OpenAsync(
        PaymentsDatabase database,
        TimeProvider time,
        ReviewSettings reviews,
        RailOutageBoard outages,
        CancellationToken cancellationToken
    ) => new(database, await database.OpenWriterAsync(cancellationToken), time, reviews, outages);

    /// <summary>Opens the transaction and takes the lock of every tenant's book in the batch.</summary>
    public async Task BeginAsync(IReadOnlyList<GateRequest> requests)
    {
        TenantId[] tenants =
        [
            .. requests.Select(request => request.Caller.TenantId).Distinct().Order(TenantOrder),
        ];
        if (IsOnlyWriter)
        {
            await BeginTransactionAsync();
            TenantId[] unknown = [.. tenants.Where(tenant => !_state.Books.ContainsKey(tenant))];
            if (unknown.Length > 0)
            {
                Remember(await _reads.BooksAsync(unknown));
            }

            await RecallAsync(requests);
            return;
        }

        await PutBooksAsync(tenants);
        await BeginTransactionAsync();
        Remember(await _reads.LockBooksAsync(tenants));
        foreach (var account in await _reads.MainAccountsAsync(tenants))
        {
            Remember(account);
        }

        await RememberKeysAsync(requests, tenants);
        await ReadAheadAsync(requests, tenants);
    }

    public Work Start(GateRequest request)
    {
        var book = _state.Books[request.Caller.TenantId];
        var realNow = _time.GetUtcNow();
        var now = Microseconds(realNow + book.ClockOffset);
        var work = new Work(
            this,
            request.Caller,
            now > book.LastOccurredAt ? now : book.LastOccurredAt,
            realNow,
            request.Options.DryRun,
            _reviews,
            _outages
        );
        _entities.Start(work);
        return work;
    }

    public void RollBack(Work work)
    {
        work.Ledger.RollBack();
        _entities.RollBack();
    }

    public void Accept(Work work) => _state.Accept(work);

    public void Accept(IdempotencyRecord record) => _state.Accept(record);

    public void Answer(GateRequest request, object value) => _entities.Answer(request, value);

    public IdempotencyRecord? KeyOf(TenantId tenantId, string key, string operation)
    {
        if (!_state.Keys.TryGetValue((tenantId, key, operation), out var record))
        {
            // PostgreSQL has looked for all keys of the batch at its beginning.
            record = _lookups?.Key(tenantId, key, operation);
            _state.Keys.Add((tenantId, key, operation), record);
        }

        return record;
    }

    /// <summary>Writes everything; the events last, because their counter is locked until the commit.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        _entities.WriteTo(_writer);
        var events = _state.Rows.Events;
        _state.Rows.WriteTo(_writer);
        if (_writer is PostgresRowWriter postgres && events.Count > 0)
        {
            postgres.Notify(EventTail.Channel);
        }

        var sequence = await _writer.FlushAsync(events.Count, cancellationToken);
        foreach (var record in events)
        {
            record.Sequence = sequence++;
        }

        _writer.Write(CoreRows.Events, events);
        await _writer.FinishAsync(cancellationToken);
    }

    /// <returns>What was committed, for those who wait for it.</returns>
    public async Task<Committed> CommitAsync(CancellationToken cancellationToken)
    {
        await _transaction!.CommitAsync(cancellationToken);
        var committed = new Committed(
            [.. _state.Rows.Events],
            [.. _state.Rows.OutboxItems.Select(item => item.Kind).Distinct()]
        );
        await EndTransactionAsync();
        _state.Committed(IsOnlyWriter);
        _entities.Committed();
        return committed;
    }

    public async Task AbortAsync()
    {
        _writer.Forget();
        _state.Forget();
        _entities.Forget();
        if (_transaction is not null)
        {
            try
            {
                await _transaction.RollbackAsync(CancellationToken.None);
            }
            catch (Exception exception) when (exception is DbException or InvalidOperationException)
            {
                // The connection is gone, and the transaction with it: the session is reopened.
            }

            await EndTransactionAsync();
        }
    }

    public ValueTask<TEntity?> FindAsync<TEntity>(Work work, IEntityId id)
        where TEntity : class => _entities.FindAsync<TEntity>(work, id);

    public ValueTask<IReadOnlyList<TEntity>> ListAsync<TEntity>(
        Work work,
        Expression<Func<TEntity, bool>> where
    )
        where TEntity : class => _entities.ListAsync(work, where);

    public ValueTask<TEntity?> FindOfPlatformAsync<TEntity>(TenantId platform)
        where TEntity : class => _entities.FindOfPlatformAsync<TEntity>(platform);

    public void Add<TEntity>(Work work, TEntity entity)
        where TEntity : class => _entities.Add(work, entity);

    public void Remove<TEntity>(Work work, TEntity entity)
        where TEntity : class => _entities.Remove(entity);

    public async ValueTask<AccountState> AccountAsync(Work work, AccountRef account)
    {
        if (_state.Accounts.TryGetValue((work.TenantId, account), out var state))
        {
            return state;
        }

        return Remember(
            await _reads.AccountAsync(work.TenantId, account)
                ?? new AccountState(
                    new()
                    {
                        TenantId = work.TenantId,
                        Id = EntityId.New<LedgerAccountId>(),
                        Kind = account.Kind,
                        Owner = AccountKinds.OwnerOf(account.Kind),
                        Currency = account.Currency,
                        Reference = account.Reference,
                        OpenedAt = work.Now,
                    },
                    isNew: true
                )
        );
    }

    public async ValueTask<AccountState> AccountAsync(Work work, LedgerAccountId id) =>
        _state.AccountsById.TryGetValue(id, out var state)
            ? state
            : Remember((await _reads.AccountAsync(work.TenantId, id))!);

    public async ValueTask<Hold?> HoldAsync(Work work, HoldId id)
    {
        if (!_state.Holds.TryGetValue(id, out var hold))
        {
            hold = _lookups is null
                ? await _reads.HoldAsync(work.TenantId, id)
                : _lookups.Hold(work.TenantId, id);
            _state.Holds.Add(id, hold);
        }

        return hold?.TenantId == work.TenantId ? hold : null;
    }

    public async ValueTask<OutboxItem?> OutboxItemAsync(TenantId tenantId, OutboxItemId id)
    {
        if (!_state.TryGetOutboxItem(id, out var item))
        {
            item = _lookups is null
                ? await _reads.OutboxItemAsync(tenantId, id)
                : _lookups.OutboxItem(tenantId, id);
            _state.Remember(id, item);
        }

        return item?.TenantId == tenantId ? item : null;
    }

    public async ValueTask<ScheduledTimer?> TimerAsync(
        TenantId tenantId,
        string kind,
        Subject subject
    )
    {
        if (!_state.Timers.TryGetValue((tenantId, kind, subject), out var timer))
        {
            timer = await _reads.TimerAsync(tenantId, kind, subject);
            _state.Timers.Add((tenantId, kind, subject), timer);
        }

        return timer;
    }

    public async ValueTask DisposeAsync()
    {
        _lookups?.Dispose();
        _writer.Dispose();
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }

        await _db.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static Comparer<TenantId> TenantOrder { get; } =
        Comparer<TenantId>.Create((left, right) => left.Value.CompareTo(right.Value));

    private static DateTimeOffset Microseconds(DateTimeOffset instant) =>
        ValueConverters.FromMicroseconds(ValueConverters.ToMicroseconds(instant));

    private async Task BeginTransactionAsync()
    {
        _transaction = await _connection.BeginTransactionAsync();
        await _db.Database.UseTransactionAsync(_transaction);
    }

    private async Task EndTransactionAsync()
    {
        await _db.Database.UseTransactionAsync(null);
        await _transaction!.DisposeAsync();
        _transaction = null;
    }

    // A book's row must be there before it can be locked; it is put outside of the transaction.
    private async Task PutBooksAsync(TenantId[] tenants)
    {
        TenantId[] unknown = [.. tenants.Where(tenant => !_booksThere.Contains(tenant))];
        if (unknown.Length == 0)
        {
            return;
        }

        var ids = Array.ConvertAll(unknown, tenant => tenant.Value);
        await _db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO chain_heads (tenant_id, position, hash, last_occurred_at)
            SELECT id, 0, {LedgerHash.Genesis}, {DateTimeOffset.UnixEpoch} FROM unnest({ids}) AS id
            ORDER BY id
            ON CONFLICT (tenant_id) DO NOTHING
            """
        );
        _booksThere.UnionWith(unknown);
    }

    private async Task RememberKeysAsync(IReadOnlyList<GateRequest> requests, TenantId[] tenants)
    {
        List<GateRequest> keyed =
        [
            .. requests.Where(request => request.Options is { Key: not null, DryRun: false }),
        ];
        if (keyed.Count == 0)
        {
            return;
        }

        foreach (var request in keyed)
        {
            _state.Keys[(request.Caller.TenantId, request.Options.Key!.Value, request.Operation)] =
                null;
        }

        string[] keys = [.. keyed.Select(request => request.Options.Key!.Value).Distinct()];
        foreach (var record in await _reads.KeysAsync(tenants, keys))
        {
            _state.Keys[(record.TenantId, record.Key, record.Operation)] = record;
        }
    }

    // A small batch reads what it needs when it needs it.
    private async Task RecallAsync(IReadOnlyList<GateRequest> requests)
    {
        if (requests.Count >= RecallingFrom)
        {
            await _entities.RecallAsync(
                requests.SelectMany(
                    request => request.Reads(),
                    (request, id) => (request.Caller.TenantId, id)
                )
            );
        }
    }

    // One query for each kind, where every query is a journey; SQLite finds most in memory.
    private async Task ReadAheadAsync(IReadOnlyList<GateRequest> requests, TenantId[] tenants)
    {
        var ids = requests.SelectMany(request => request.Reads()).ToHashSet();
        OutboxItemId[] items = [.. ids.OfType<OutboxItemId>()];
        if (items.Length > 0)
        {
            foreach (var item in await _reads.OutboxItemsAsync(tenants, items))
            {
                _state.Remember(item.Id, item);
            }
        }

        HoldId[] holds = [.. ids.OfType<HoldId>()];
        if (holds.Length > 0)
        {
            foreach (var hold in await _reads.HoldsAsync(tenants, holds))
            {
                _state.Holds[hold.Id] = hold;
            }
        }

        await _entities.ReadAheadAsync(tenants, ids);
    }

    private void Remember(List<Book> books)
    {
        foreach (var book in books)
        {
            _state.Books[book.TenantId] = book;
        }
    }

    private AccountState Remember(AccountState account)
    {
        _state.Accounts[(account.Account.TenantId, account.Account.Ref)] = account;
        _state.AccountsById[account.Account.Id] = account;
        return account;
    }
}

/// <summary>What a committed batch has to tell.</summary>
internal sealed record Committed(
    IReadOnlyList<EventRecord> Events,
    IReadOnlyList<string> OutboxKinds
);
