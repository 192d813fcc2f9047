using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Payments.Domain.Events;
using Payments.Domain.Idempotency;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.Withdrawals;
using Payments.Storage;
using Payments.Storage.Migrations;
using Payments.Storage.Rows;
using Payments.Storage.Sqlite;

namespace Payments.Benchmarks.Money;

/// <summary>
/// Writes the rows that withdrawals write when they are created, into the platform's own tables and
/// by its own prepared statements, with nothing decided, read or answered in between.
/// </summary>
internal sealed class CeilingWriter : IDisposable
{
    private static readonly TenantId Tenant = EntityId.New<TenantId>();
    private static readonly byte[] Hash = new byte[LedgerHash.Length];

    private readonly PaymentsDatabase _database;
    private readonly DbConnection _connection;
    private readonly SqliteRowWriter _writer;
    private readonly AccountState[] _accounts =
    [
        Open(AccountKind.Available),
        Open(AccountKind.PendingOut),
        Open(AccountKind.Fees),
    ];

    private readonly List<WithdrawalRow> _withdrawals = [];
    private readonly List<LedgerTransaction> _transactions = [];
    private readonly List<LedgerEntry> _entries = [];
    private readonly List<IdempotencyRecord> _keys = [];
    private readonly List<OutboxItem> _orders = [];
    private readonly List<EventRecord> _events = [];
    private long _position;

    private CeilingWriter(PaymentsDatabase database, DbConnection connection)
    {
        (_database, _connection) = (database, connection);
        _writer = new SqliteRowWriter((SqliteConnection)connection);
        _writer.Write(LedgerRows.Accounts, [.. _accounts.Select(account => account.Account)]);
    }

    public static async Task<CeilingWriter> OpenAsync(string file)
    {
        var database = new PaymentsDatabase(StorageSettings.Parse($"Data Source={file}"));
        await Migrator.MigrateAsync(database, CancellationToken.None);
        return new(database, await database.OpenWriterAsync(CancellationToken.None));
    }

    /// <summary>One transaction, as the write gate groups it: balances and chain once for all.</summary>
    public async Task CommitAsync(int withdrawals, DateTimeOffset now)
    {
        for (var i = 0; i < withdrawals; i++)
        {
            Add(now);
        }

        await using var transaction = await _connection.BeginTransactionAsync();
        _writer.Write(CeilingRows.Withdrawals, _withdrawals);
        _writer.Write(LedgerRows.Balances, _accounts);
        _writer.Write(LedgerRows.Transactions, _transactions);
        _writer.Write(LedgerRows.Entries, _entries);
        _writer.Write(LedgerRows.Heads, [Head(now)]);
        _writer.Write(CoreRows.IdempotencyRecords, _keys);
        _writer.Write(CoreRows.OutboxItems, _orders);
        var sequence = await _writer.FlushAsync(_events.Count, CancellationToken.None);
        _events.ForEach(record => record.Sequence = sequence++);
        _writer.Write(CoreRows.Events, _events);
        await transaction.CommitAsync();
        Clear();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _connection.Dispose();
        _database.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static AccountState Open(AccountKind kind) =>
        new(
            new()
            {
                TenantId = Tenant,
                Id = EntityId.New<LedgerAccountId>(),
                Kind = kind,
                Owner = AccountKinds.OwnerOf(kind),
                Currency = Currency.Aud,
                Reference = Guid.Empty,
                OpenedAt = DateTimeOffset.UnixEpoch,
            },
            isNew: true
        );

    private void Add(DateTimeOffset now)
    {
        var id = EntityId.New<WithdrawalId>();
        _position++;
        _withdrawals.Add(new(Tenant, id, now));
        _transactions.Add(
            new()
            {
                TenantId = Tenant,
                Id = EntityId.New<LedgerTransactionId>(),
                Position = _position,
                Reason = "withdrawal.initialised",
                SubjectKind = WithdrawalId.Prefix,
                SubjectId = id.Value,
                OccurredAt = now,
                Hash = Hash,
            }
        );
        for (var line = 0; line < _accounts.Length; line++)
        {
            _entries.Add(Entry(line, now));
        }

        _keys.Add(Key(id, now));
        _orders.Add(Order(id));
        _events.Add(Event(id, now));
    }

    private LedgerEntry Entry(int line, DateTimeOffset now) =>
        new()
        {
            TenantId = Tenant,
            AccountId = _accounts[line].Account.Id,
            Sequence = _position,
            TransactionPosition = _position,
            Line = line,
            Amount = line,
            BalanceAfter = _position,
            OccurredAt = now,
        };

    private IdempotencyRecord Key(WithdrawalId id, DateTimeOffset now) =>
        new()
        {
            TenantId = Tenant,
            Key = _position.ToString("D16", CultureInfo.InvariantCulture),
            Operation = nameof(CreateWithdrawal),
            Fingerprint = Hash,
            SubjectKind = WithdrawalId.Prefix,
            SubjectId = id.Value,
            CreatedAt = now,
        };

    private static OutboxItem Order(WithdrawalId id) =>
        new()
        {
            TenantId = Tenant,
            Id = EntityId.New<OutboxItemId>(),
            Environment = TenantEnvironment.Sandbox,
            Kind = "rail.instruction",
            SubjectKind = WithdrawalId.Prefix,
            SubjectId = id.Value,
            Payload = CeilingRows.RailOrder,
        };

    private static EventRecord Event(WithdrawalId id, DateTimeOffset now) =>
        new()
        {
            TenantId = Tenant,
            Type = "withdrawal.initialised",
            SubjectKind = WithdrawalId.Prefix,
            SubjectId = id.Value,
            SubjectVersion = 1,
            Status = "INITIALISED",
            OccurredAt = now,
            Payload = "{}",
        };

    private ChainHead Head(DateTimeOffset now) =>
        new()
        {
            TenantId = Tenant,
            Position = _position,
            Hash = Hash,
            LastOccurredAt = now,
        };

    private void Clear()
    {
        _withdrawals.Clear();
        _transactions.Clear();
        _entries.Clear();
        _keys.Clear();
        _orders.Clear();
        _events.Clear();
    }
}
