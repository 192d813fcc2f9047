using System.Globalization;
using SQLitePCL;

namespace Payments.Benchmarks.Money;

/// <summary>Writes what one withdrawal writes: eight rows, by SQLite's own interface.</summary>
internal sealed class CeilingWriter : IDisposable
{
    private const string Schema = """
        pragma journal_mode = wal;
        pragma synchronous = full;
        create table withdrawals (
          id blob primary key, tenant blob not null, status text not null, amount integer not null,
          fee integer not null, currency text not null, recipient blob not null, reference text,
          external_id text, version integer not null, created_at integer not null) without rowid;
        create index withdrawals_by_tenant on withdrawals (tenant, created_at, id);
        create table ledger_transactions (
          id blob primary key, tenant blob not null, number integer not null, kind text not null,
          previous_hash blob not null, hash blob not null, created_at integer not null) without rowid;
        create unique index ledger_chain on ledger_transactions (tenant, number);
        create table ledger_entries (
          transaction_id blob not null, line integer not null, account blob not null,
          amount integer not null, currency text not null,
          primary key (transaction_id, line)) without rowid;
        create table balances (
          account blob primary key, posted integer not null, held integer not null,
          version integer not null) without rowid;
        create table events (
          sequence integer primary key, tenant blob not null, subject blob not null,
          version integer not null, type text not null, payload text not null, at integer not null);
        create index events_by_tenant on events (tenant, sequence);
        create table idempotency (
          tenant blob not null, mutation text not null, key text not null, input_hash blob not null,
          result blob not null, primary key (tenant, mutation, key)) without rowid;
        """;

    private const string Payload =
        """{"status":"PENDING","amount":"1.00","fee":"0.30","currency":"AUD","reference":"INV 1"}""";

    private static readonly byte[] Tenant = Guid.CreateVersion7().ToByteArray(bigEndian: true);
    private static readonly byte[] Hash = new byte[32];
    private static readonly byte[][] Accounts =
    [
        Guid.CreateVersion7().ToByteArray(bigEndian: true),
        Guid.CreateVersion7().ToByteArray(bigEndian: true),
    ];

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _commit;
    private readonly sqlite3_stmt _withdrawal;
    private readonly sqlite3_stmt _transaction;
    private readonly sqlite3_stmt _entry;
    private readonly sqlite3_stmt _balance;
    private readonly sqlite3_stmt _event;
    private readonly sqlite3_stmt _idempotency;
    private long _number;

    public CeilingWriter(string file)
    {
        Check(raw.sqlite3_open(file, out _database));
        Check(raw.sqlite3_exec(_database, Schema));
        foreach (var account in Accounts)
        {
            using var insert = Prepare("insert into balances values (?, 1000000000, 0, 1)");
            Run(insert, account);
        }

        _begin = Prepare("begin immediate");
        _commit = Prepare("commit");
        _withdrawal = Prepare("insert into withdrawals values (?,?,?,?,?,?,?,?,?,?,?)");
        _transaction = Prepare("insert into ledger_transactions values (?,?,?,?,?,?,?)");
        _entry = Prepare("insert into ledger_entries values (?,?,?,?,?)");
        _balance = Prepare(
            "update balances set posted = posted + ?, version = version + 1 where account = ?"
        );
        _event = Prepare("insert into events values (null,?,?,?,?,?,?)");
        _idempotency = Prepare("insert into idempotency values (?,?,?,?,?)");
    }

    public void Commit(int commands)
    {
        Run(_begin);
        for (var i = 0; i < commands; i++)
        {
            WriteCommand();
        }

        Run(_commit);
    }

    public void Dispose()
    {
        sqlite3_stmt[] statements =
        [
            _begin,
            _commit,
            _withdrawal,
            _transaction,
            _entry,
            _balance,
            _event,
            _idempotency,
        ];
        Array.ForEach(statements, statement => statement.Dispose());
        _database.Dispose();
    }

    private void WriteCommand()
    {
        var number = ++_number;
        var id = Guid.CreateVersion7().ToByteArray(bigEndian: true);
        var transaction = Guid.CreateVersion7().ToByteArray(bigEndian: true);
        var key = number.ToString("D16", CultureInfo.InvariantCulture);
        Run(_withdrawal, id, Tenant, "PENDING", 100L, 30L, "AUD", Tenant, "INV 1", key, 1L, number);
        Run(_transaction, transaction, Tenant, number, "withdrawal.hold", Hash, Hash, number);
        Run(_entry, transaction, 1L, Accounts[0], -130L, "AUD");
        Run(_entry, transaction, 2L, Accounts[1], 130L, "AUD");
        Run(_balance, -130L, Accounts[0]);
        Run(_balance, 130L, Accounts[1]);
        Run(_event, Tenant, id, 1L, "withdrawal.pending", Payload, number);
        Run(_idempotency, Tenant, "createWithdrawal", key, Hash, id);
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_database, sql, out var statement));
        return statement;
    }

    private void Run(sqlite3_stmt statement, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Check(
                values[i] switch
                {
                    long number => raw.sqlite3_bind_int64(statement, i + 1, number),
                    string text => raw.sqlite3_bind_text(statement, i + 1, text),
                    byte[] bytes => raw.sqlite3_bind_blob(statement, i + 1, bytes),
                    _ => throw new ArgumentException("No such column type.", nameof(values)),
                }
            );
        }

        Check(raw.sqlite3_step(statement));
        Check(raw.sqlite3_reset(statement));
    }

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            throw new IOException($"SQLite: {raw.sqlite3_errmsg(_database).utf8_to_string()}");
        }
    }
}
