using Microsoft.EntityFrameworkCore;
using Payments.Domain.Errors;
using Payments.Domain.Idempotency;
using Payments.Domain.Storage;
using Payments.Domain.Withdrawals;

namespace Payments.Domain.WithdrawalBatches;

/// <summary>
/// What lines that are only tried would meet if they were made: withdrawals that their keys have
/// made before, and external ids that others have. A dry run of the gate asks for neither.
/// </summary>
public sealed class KnownLines
{
    private const string Operation = "createWithdrawal";

    private readonly Dictionary<string, IdempotencyRecord> _keys;
    private readonly HashSet<string> _externalIds;

    private KnownLines(Dictionary<string, IdempotencyRecord> keys, HashSet<string> externalIds) =>
        (_keys, _externalIds) = (keys, externalIds);

    public static async Task<KnownLines> FindAsync(
        PaymentsDb db,
        IReadOnlyList<(string Key, string? ExternalId)> lines,
        CancellationToken cancellationToken
    )
    {
        var keys = lines.Select(line => line.Key).ToList();
        var externalIds = lines.Select(line => line.ExternalId).OfType<string>().ToList();
        var records = await db.Set<IdempotencyRecord>()
            .Where(record =>
                record.Operation == Operation && EF.Parameter(keys).Contains(record.Key)
            )
            .ToListAsync(cancellationToken);
        var taken = await db.Set<Withdrawal>()
            .Where(withdrawal =>
                withdrawal.ExternalId != null
                && EF.Parameter(externalIds).Contains(withdrawal.ExternalId)
            )
            .Select(withdrawal => withdrawal.ExternalId!)
            .ToListAsync(cancellationToken);
        return new(
            records.ToDictionary(record => record.Key, StringComparer.Ordinal),
            taken.ToHashSet(StringComparer.Ordinal)
        );
    }

    /// <summary>The withdrawal that the line stands for already; null when it would be a new one.</summary>
    /// <exception cref="IdempotencyConflictException">The key has paid something else.</exception>
    /// <exception cref="DuplicateExternalIdException">Another withdrawal has the external id.</exception>
    public WithdrawalId? Find(string key, CreateWithdrawal line)
    {
        if (_keys.TryGetValue(key, out var record))
        {
            return record.Fingerprint.AsSpan().SequenceEqual(Fingerprint.Of(line))
                ? WithdrawalId.From(record.SubjectId)
                : throw new IdempotencyConflictException(record.Subject);
        }

        return line.ExternalId is { } externalId && _externalIds.Contains(externalId)
            ? throw new DuplicateExternalIdException(externalId)
            : null;
    }
}
