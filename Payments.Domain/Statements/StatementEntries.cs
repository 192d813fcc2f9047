using Microsoft.EntityFrameworkCore;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Storage;
using Payments.Domain.Values;

namespace Payments.Domain.Statements;

/// <summary>Tells for many entries at once what they are about, by a fixed number of queries.</summary>
public sealed class StatementEntries(IEnumerable<IStatementSource> sources)
{
    /// <summary>In the order of the entries, all of the context's tenant.</summary>
    public async Task<IReadOnlyList<StatementEntry>> DescribeAsync(
        PaymentsDb db,
        IReadOnlyCollection<LedgerEntry> entries,
        CancellationToken cancellationToken
    )
    {
        var positions = entries.Select(entry => entry.TransactionPosition).Distinct().ToList();
        var transactions = await db.Set<LedgerTransaction>()
            .Where(transaction => positions.Contains(transaction.Position))
            .ToDictionaryAsync(transaction => transaction.Position, cancellationToken);
        var accounts = await db.Set<LedgerAccount>()
            .ToDictionaryAsync(account => account.Id, cancellationToken);
        var fees = await FeesAsync(db, positions, accounts, cancellationToken);
        var texts = await TextsAsync(db, transactions.Values, cancellationToken);
        List<StatementEntry> described = new(entries.Count);
        foreach (var entry in entries)
        {
            var transaction = transactions[entry.TransactionPosition];
            var account = accounts[entry.AccountId];
            // The fee of a transaction is taken from one of its entries: the first it stands beside.
            var fee = 0L;
            if (account.Kind is AccountKind.Available)
            {
                fees.Remove((entry.TransactionPosition, account.Currency), out fee);
            }

            var text = texts.GetValueOrDefault(transaction.Subject);
            described.Add(new(entry, transaction, Lines(entry, transaction, account, fee, text)));
        }

        return described;
    }

    private static IReadOnlyList<StatementLine> Lines(
        LedgerEntry entry,
        LedgerTransaction transaction,
        LedgerAccount account,
        long fee,
        StatementText? text
    )
    {
        Money In(long minorUnits) => new(minorUnits, account.Currency);
        // What the platform earned came from the entry, so the movement itself was larger by it.
        var movement = checked(entry.Amount + fee);
        StatementLine[] lines =
        [
            new(
                StatementLineKinds.Of(transaction.Reason, movement > 0),
                In(movement),
                In(entry.BalanceAfter + fee),
                text?.Counterparty,
                text?.Reference
            ),
            new(
                fee > 0 ? StatementLineKind.Fee : StatementLineKind.FeeRefund,
                In(-fee),
                In(entry.BalanceAfter),
                null,
                text?.Reference
            ),
        ];
        return [.. lines.Where(line => line.Amount.MinorUnits != 0)];
    }

    /// <summary>What the platform earned by each transaction, in each currency.</summary>
    private static async Task<Dictionary<(long Position, Currency Currency), long>> FeesAsync(
        PaymentsDb db,
        List<long> positions,
        Dictionary<LedgerAccountId, LedgerAccount> accounts,
        CancellationToken cancellationToken
    )
    {
        var earning = accounts
            .Values.Where(account => account.Kind is AccountKind.Fees)
            .Select(account => account.Id)
            .ToList();
        var entries = await db.Set<LedgerEntry>()
            .Where(entry => positions.Contains(entry.TransactionPosition))
            .Where(entry => earning.Contains(entry.AccountId))
            .Select(entry => new
            {
                entry.TransactionPosition,
                entry.AccountId,
                entry.Amount,
            })
            .ToListAsync(cancellationToken);
        return entries
            .GroupBy(entry => (entry.TransactionPosition, accounts[entry.AccountId].Currency))
            .ToDictionary(group => group.Key, group => group.Sum(entry => entry.Amount));
    }

    private async Task<Dictionary<Subject, StatementText>> TextsAsync(
        PaymentsDb db,
        IEnumerable<LedgerTransaction> transactions,
        CancellationToken cancellationToken
    )
    {
        var subjects = transactions
            .Select(transaction => transaction.Subject)
            .Distinct()
            .ToLookup(subject => subject.Kind, subject => subject.Id);
        Dictionary<Subject, StatementText> texts = [];
        foreach (var source in sources)
        {
            Guid[] ids = [.. subjects[source.SubjectKind]];
            if (ids.Length == 0)
            {
                continue;
            }

            foreach (var (id, text) in await source.ReadAsync(db, ids, cancellationToken))
            {
                texts[new(source.SubjectKind, id)] = text;
            }
        }

        return texts;
    }
}
