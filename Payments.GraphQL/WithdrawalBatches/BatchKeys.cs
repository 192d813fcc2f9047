using Microsoft.EntityFrameworkCore;
using Payments.Domain.Storage;
using Payments.Domain.WithdrawalBatches;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>
/// The first line of a batch that has each key. A file never changes, so that what was learnt of it in one
/// stretch or pass is true in the next one.
/// </summary>
internal sealed class BatchKeys
{
    private readonly Dictionary<string, int> _first = new(StringComparer.Ordinal);

    // The lines up to this one are known.
    private int _lastNumber;

    /// <summary>Those that other stretches were about, as far as they are not known.</summary>
    public async Task RecallAsync(
        WithdrawalBatch batch,
        PaymentsDb db,
        CancellationToken cancellationToken
    )
    {
        if (_lastNumber >= batch.LinesDone)
        {
            return;
        }

        var (id, known, done) = (batch.Id, _lastNumber, batch.LinesDone);
        var lines = await db.Set<WithdrawalBatchLine>()
            .Where(line =>
                line.BatchId == id && line.Number > known && line.Number <= done && line.Key != null
            )
            .OrderBy(line => line.Number)
            .Select(line => new { Key = line.Key!, line.Number })
            .ToListAsync(cancellationToken);
        foreach (var line in lines)
        {
            _first.TryAdd(line.Key, line.Number);
        }

        _lastNumber = done;
    }

    /// <summary>The next lines, in their order.</summary>
    public void Add(IEnumerable<ReadLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.Key is { } key)
            {
                _first.TryAdd(key, line.Number);
            }

            _lastNumber = Math.Max(_lastNumber, line.Number);
        }
    }

    /// <returns>The line's own number when it is the first, or has no key.</returns>
    public int FirstOf(ReadLine line) => line.Key is { } key ? _first[key] : line.Number;
}
