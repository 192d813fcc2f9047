using System.Collections;
using Npgsql;
using Payments.Storage.Rows;

namespace Payments.Storage.Postgres;

/// <summary>
/// One statement per table over arrays, all tables in one round trip. The event counter's row is
/// locked last and until the commit: that makes sequences visible in order across nodes.
/// </summary>
internal sealed class PostgresRowWriter(NpgsqlConnection connection) : IRowWriter
{
    private readonly List<(
        NpgsqlBatchCommand Command,
        int Rows,
        Func<Exception> Missed
    )> _mustMeet = [];
    private NpgsqlBatch _batch = new(connection);

    public void Write<TRow>(RowStatement<TRow> statement, IReadOnlyCollection<TRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var arrays = new ArraySink(statement.Columns, rows.Count);
        foreach (var row in rows)
        {
            arrays.Start();
            statement.Write(arrays, row);
        }

        var command = new NpgsqlBatchCommand(statement.Postgres);
        arrays.AddTo(command.Parameters);
        _batch.BatchCommands.Add(command);
        if (statement.MustMeet)
        {
            _mustMeet.Add((command, rows.Count, statement.Missed));
        }
    }

    public async ValueTask<long> FlushAsync(int count, CancellationToken cancellationToken)
    {
        if (count == 0)
        {
            await FinishAsync(cancellationToken);
            return 0;
        }

        var counter = new NpgsqlBatchCommand(
            "UPDATE event_counter SET last_sequence = last_sequence + $1 WHERE id = 1 RETURNING last_sequence"
        );
        counter.Parameters.Add(new NpgsqlParameter<long> { TypedValue = count });
        _batch.BatchCommands.Add(counter);
        var batch = Take();
        await using (batch)
        {
            var last = (long)(await batch.ExecuteScalarAsync(cancellationToken))!;
            RequireMet();
            return last - count + 1;
        }
    }

    public async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        if (_batch.BatchCommands.Count > 0)
        {
            await using var batch = Take();
            await batch.ExecuteNonQueryAsync(cancellationToken);
            RequireMet();
        }
    }

    /// <summary>Tells the other nodes that there is something to read; delivered at the commit.</summary>
    public void Notify(string channel) =>
        _batch.BatchCommands.Add(new NpgsqlBatchCommand($"NOTIFY {channel}"));

    public void Forget()
    {
        _mustMeet.Clear();
        Take().Dispose();
    }

    public void Dispose() => _batch.Dispose();

    private void RequireMet()
    {
        foreach (var (command, rows, missed) in _mustMeet)
        {
            if (command.RecordsAffected != rows)
            {
                throw missed();
            }
        }

        _mustMeet.Clear();
    }

    private NpgsqlBatch Take()
    {
        var batch = _batch;
#pragma warning disable CA2000 // The caller disposes the batch taken; the new one is disposed at the end.
        _batch = new(connection);
#pragma warning restore CA2000
        return batch;
    }

    private sealed class ArraySink(IReadOnlyList<Column> columns, int rows) : IRowSink
    {
        private readonly IList[] _arrays = [.. columns.Select(column => Make(column.Type, rows))];

        private int _index;

        public void Start() => _index = 0;

        public void Id(Guid? value) => Next<Guid?>().Add(value);

        public void Long(long? value) => Next<long?>().Add(value);

        public void Int(int? value) => Next<int?>().Add(value);

        public void Bool(bool? value) => Next<bool?>().Add(value);

        public void Text(string? value) => Next<string?>().Add(value);

        public void Bytes(byte[]? value) => Next<byte[]?>().Add(value);

        public void Time(DateTimeOffset? value) => Next<DateTime?>().Add(value?.UtcDateTime);

        public void Date(DateOnly? value) => Next<DateOnly?>().Add(value);

        public void Decimal(decimal? value) => Next<decimal?>().Add(value);

        public void AddTo(NpgsqlParameterCollection parameters)
        {
            for (var index = 0; index < _arrays.Length; index++)
            {
                parameters.Add(
                    new NpgsqlParameter
                    {
                        Value = _arrays[index],
                        DataTypeName = ArrayTypes.Of(columns[index].Type),
                    }
                );
            }
        }

        private List<T> Next<T>() => (List<T>)_arrays[_index++];

        private static IList Make(ColumnType type, int rows) =>
            type switch
            {
                ColumnType.Id => new List<Guid?>(rows),
                ColumnType.Long => new List<long?>(rows),
                ColumnType.Int => new List<int?>(rows),
                ColumnType.Bool => new List<bool?>(rows),
                ColumnType.Text => new List<string?>(rows),
                ColumnType.Bytes => new List<byte[]?>(rows),
                ColumnType.Time => new List<DateTime?>(rows),
                ColumnType.Date => new List<DateOnly?>(rows),
                ColumnType.Decimal => new List<decimal?>(rows),
                _ => throw new ArgumentOutOfRangeException(nameof(type)),
            };
    }
}
