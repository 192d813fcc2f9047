namespace Payments.Storage.Rows;

/// <summary>Writes rows on the gate's connection, inside its transaction.</summary>
internal interface IRowWriter : IDisposable
{
    /// <summary>Collects or writes the rows; they are all written once the batch is flushed.</summary>
    void Write<TRow>(RowStatement<TRow> statement, IReadOnlyCollection<TRow> rows);

    /// <summary>
    /// Gives the next <paramref name="count"/> sequences, as the last thing of the transaction, and
    /// returns the first of them. Everything written before is in the database afterwards.
    /// </summary>
    ValueTask<long> FlushAsync(int count, CancellationToken cancellationToken);

    /// <summary>Writes what was collected after <see cref="FlushAsync"/>: the events themselves.</summary>
    ValueTask FinishAsync(CancellationToken cancellationToken);

    /// <summary>The transaction was rolled back.</summary>
    void Forget();
}
