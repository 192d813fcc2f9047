using Microsoft.Data.Sqlite;
using Payments.Domain.Idempotency;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using SQLitePCL;

namespace Payments.Storage.Sqlite;

/// <summary>
/// Finds an idempotency record by one prepared statement: the only read that every keyed command
/// makes, and seldom finds anything.
/// </summary>
internal sealed class SqliteKeyLookup(SqliteConnection connection) : IDisposable
{
    private readonly sqlite3 _handle = SqliteHandle.Of(connection);
    private readonly byte[] _tenant = new byte[16];
    private sqlite3_stmt? _statement;

    public IdempotencyRecord? Find(TenantId tenantId, string key, string operation)
    {
        var statement = _statement ??= Prepare();
        tenantId.Value.TryWriteBytes(_tenant, bigEndian: true, out _);
        Check(raw.sqlite3_bind_blob(statement, 1, _tenant));
        Check(raw.sqlite3_bind_text(statement, 2, key));
        Check(raw.sqlite3_bind_text(statement, 3, operation));
        try
        {
            return raw.sqlite3_step(statement) switch
            {
                raw.SQLITE_DONE => null,
                raw.SQLITE_ROW => new()
                {
                    TenantId = tenantId,
                    Key = key,
                    Operation = operation,
                    Fingerprint = raw.sqlite3_column_blob(statement, 0).ToArray(),
                    SubjectKind = raw.sqlite3_column_text(statement, 1).utf8_to_string(),
                    SubjectId = new(raw.sqlite3_column_blob(statement, 2), bigEndian: true),
                    CreatedAt = ValueConverters.FromMicroseconds(
                        raw.sqlite3_column_int64(statement, 3)
                    ),
                },
                var fault => throw Fault(fault),
            };
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    public void Dispose() => _statement?.Dispose();

    private sqlite3_stmt Prepare()
    {
        Check(
            raw.sqlite3_prepare_v3(
                _handle,
                "SELECT fingerprint, subject_kind, subject_id, created_at FROM idempotency_records WHERE tenant_id = ? AND key = ? AND operation = ?",
                raw.SQLITE_PREPARE_PERSISTENT,
                out var statement
            )
        );
        return statement;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw Fault(result);
        }
    }

    private SqliteException Fault(int result) =>
        new(
            raw.sqlite3_errmsg(_handle).utf8_to_string(),
            result & 0xff,
            raw.sqlite3_extended_errcode(_handle)
        );
}
