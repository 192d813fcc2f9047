using System.Globalization;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Ledger;

/// <summary>A book as it follows from its transactions, added one after the other.</summary>
internal sealed class BookFold(
    TenantId tenantId,
    IReadOnlyDictionary<LedgerAccountId, LedgerAccount> accounts
)
{
    private readonly LedgerHash _hash = new();
    private readonly Dictionary<LedgerAccountId, (long Sequence, long Posted)> _folded = [];
    private DateTimeOffset _lastOccurredAt = DateTimeOffset.MinValue;

    public long Position { get; private set; }

    public byte[] Hash { get; private set; } = LedgerHash.Genesis;

    /// <returns>What does not fit; null if the transaction follows on the ones before.</returns>
    public string? Add(LedgerTransaction transaction, LedgerEntry[] entries)
    {
        if (transaction.Position != Position + 1)
        {
            return "The transaction is missing.";
        }

        if (entries.Any(entry => !accounts.ContainsKey(entry.AccountId)))
        {
            return "An entry's account is missing.";
        }

        var hash = HashOf(transaction, entries);
        if (!hash.AsSpan().SequenceEqual(transaction.Hash))
        {
            return "The transaction or one of its entries was changed, or the hash before was.";
        }

        Position++;
        Hash = hash;
        return SumFault(entries) ?? OrderFault(transaction, entries);
    }

    public string? FaultOf(AccountBalance balance, long held)
    {
        var (sequence, posted) = _folded.GetValueOrDefault(balance.AccountId);
        return balance.Posted == posted && balance.EntryCount == sequence && balance.Held == held
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The balance of {balance.AccountId} is {balance.Posted} held {balance.Held}, but its entries and holds make {posted} held {held}."
            );
    }

    private byte[] HashOf(LedgerTransaction transaction, LedgerEntry[] entries) =>
        _hash.Of(
            Hash,
            new(
                tenantId.Value,
                transaction.Position,
                transaction.Id.Value,
                transaction.Reason,
                transaction.SubjectKind,
                transaction.SubjectId,
                ValueConverters.ToMicroseconds(transaction.OccurredAt)
            ),
            [
                .. entries.Select(entry =>
                    accounts[entry.AccountId]
                        .Facts(entry.Sequence, entry.Amount, entry.BalanceAfter)
                ),
            ]
        );

    private string? SumFault(LedgerEntry[] entries) =>
        entries
            .GroupBy(entry => accounts[entry.AccountId].Currency, entry => (Int128)entry.Amount)
            .Where(group => group.Aggregate(Int128.Zero, (sum, amount) => sum + amount) != 0)
            .Select(group => $"The entries in {group.Key} do not sum to zero.")
            .FirstOrDefault();

    private string? OrderFault(LedgerTransaction transaction, LedgerEntry[] entries)
    {
        if (transaction.OccurredAt < _lastOccurredAt)
        {
            return "The transaction is older than the one before.";
        }

        _lastOccurredAt = transaction.OccurredAt;
        foreach (var entry in entries)
        {
            var (sequence, posted) = _folded.GetValueOrDefault(entry.AccountId);
            if (
                entry.Sequence != sequence + 1
                || entry.BalanceAfter != posted + entry.Amount
                || entry.OccurredAt != transaction.OccurredAt
            )
            {
                return "An entry does not follow on its account's entry before.";
            }

            _folded[entry.AccountId] = (entry.Sequence, entry.BalanceAfter);
        }

        return null;
    }
}
