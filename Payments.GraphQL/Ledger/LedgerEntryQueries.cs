using Microsoft.EntityFrameworkCore;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Storage;
using Payments.Domain.Values;

namespace Payments.GraphQL.Ledger;

[QueryType]
public static class LedgerEntryQueries
{
    /// <summary>
    /// The entries of your accounts (AVAILABLE, PENDING_IN, PENDING_OUT, TECHNICAL), in the order of
    /// their booking. A page of one account costs the same wherever it lies.
    /// </summary>
    /// <param name="where">Only these; all that is given must hold.</param>
    /// <param name="order">Oldest first when left out. The last one counts.</param>
    [Authorize]
    [UsePaging]
    public static async Task<IQueryable<LedgerEntry>> GetLedgerEntriesAsync(
        LedgerEntryFilterInput? where,
        IReadOnlyList<LedgerEntrySortInput>? order,
        PaymentsDb db,
        CancellationToken cancellationToken
    )
    {
        var accounts = await db.Set<LedgerAccount>()
            .Where(account => account.Owner == AccountOwner.Tenant)
            .ToListAsync(cancellationToken);
        List<LedgerAccountId> chosen =
        [
            .. accounts
                .Where(account => where?.Chooses(account) is not false)
                .Select(row => row.Id),
        ];
        var entries = db.Set<LedgerEntry>().AsQueryable();
        entries = where is null ? entries : where.Narrow(entries, db);
        var descends = order is [.., { OccurredAt: ListDirection.Desc }];
        return chosen is [var only]
            ? InAccount(entries.Where(entry => entry.AccountId == only), descends)
            : InBook(entries.Where(entry => chosen.Contains(entry.AccountId)), descends);
    }

    // The key of an account's entries: (tenant, account, instant, sequence).
    private static IQueryable<LedgerEntry> InAccount(
        IQueryable<LedgerEntry> entries,
        bool descends
    ) =>
        descends
            ? entries
                .OrderByDescending(entry => entry.OccurredAt)
                .ThenByDescending(entry => entry.Sequence)
            : entries.OrderBy(entry => entry.OccurredAt).ThenBy(entry => entry.Sequence);

    // The index of the whole book: (tenant, position, line). Time rises with the position.
    private static IQueryable<LedgerEntry> InBook(IQueryable<LedgerEntry> entries, bool descends) =>
        descends
            ? entries
                .OrderByDescending(entry => entry.TransactionPosition)
                .ThenByDescending(entry => entry.Line)
            : entries.OrderBy(entry => entry.TransactionPosition).ThenBy(entry => entry.Line);
}

/// <summary>What entries can be found by.</summary>
/// <param name="AccountKind">What the account is for.</param>
/// <param name="Currency">The account's currency.</param>
/// <param name="OccurredAt">When it was booked.</param>
/// <param name="TransactionId">Only the entries of this transaction.</param>
/// <param name="SubjectId">Only what this object caused: a deposit, a refund of one, a withdrawal, a payment, a conversion.</param>
public sealed record LedgerEntryFilterInput(
    AccountKindChoiceInput? AccountKind,
    CurrencyChoiceInput? Currency,
    InstantRangeInput? OccurredAt,
    [property: ID<LedgerTransaction>] LedgerTransactionId? TransactionId,
    [property: GraphQLType("ID")] string? SubjectId
)
{
    internal bool Chooses(LedgerAccount account) =>
        AccountKind?.Chooses(account.Kind) is not false
        && Currency?.Chooses(account.Currency) is not false;

    internal IQueryable<LedgerEntry> Narrow(IQueryable<LedgerEntry> entries, PaymentsDb db)
    {
        entries = OccurredAt is null ? entries : OccurredAt.Narrow(entries);
        if (TransactionId is { } transactionId)
        {
            var positions = db.Set<LedgerTransaction>()
                .Where(transaction => transaction.Id == transactionId)
                .Select(transaction => transaction.Position);
            entries = entries.Where(entry => positions.Contains(entry.TransactionPosition));
        }

        if (SubjectId is not null)
        {
            // An id that is none is the id of nothing: no entry is ever about it.
            var subject = IdKinds.TryParse(SubjectId, out var parsed) ? parsed : default;
            var positions = db.Set<LedgerTransaction>()
                .Where(transaction => transaction.SubjectId == subject.Id)
                .Select(transaction => transaction.Position);
            entries = entries.Where(entry => positions.Contains(entry.TransactionPosition));
        }

        return entries;
    }
}

/// <summary>Kinds of accounts.</summary>
/// <param name="Eq">This one.</param>
/// <param name="In">One of these.</param>
public sealed record AccountKindChoiceInput(AccountKind? Eq, IReadOnlyList<AccountKind>? In)
{
    internal bool Chooses(AccountKind kind) =>
        (Eq is null || Eq == kind) && In?.Contains(kind) is not false;
}

/// <summary>Currencies.</summary>
/// <param name="Eq">This one.</param>
/// <param name="In">One of these.</param>
public sealed record CurrencyChoiceInput(Currency? Eq, IReadOnlyList<Currency>? In)
{
    internal bool Chooses(Currency currency) =>
        (Eq is null || Eq == currency) && In?.Contains(currency) is not false;
}

/// <summary>A stretch of time; all bounds that are given hold.</summary>
/// <param name="Gt">After this instant.</param>
/// <param name="Gte">At this instant or after.</param>
/// <param name="Lt">Before this instant.</param>
/// <param name="Lte">At this instant or before.</param>
public sealed record InstantRangeInput(
    DateTimeOffset? Gt,
    DateTimeOffset? Gte,
    DateTimeOffset? Lt,
    DateTimeOffset? Lte
)
{
    internal IQueryable<LedgerEntry> Narrow(IQueryable<LedgerEntry> entries)
    {
        entries = Gt is { } gt ? entries.Where(entry => entry.OccurredAt > gt) : entries;
        entries = Gte is { } gte ? entries.Where(entry => entry.OccurredAt >= gte) : entries;
        entries = Lt is { } lt ? entries.Where(entry => entry.OccurredAt < lt) : entries;
        return Lte is { } lte ? entries.Where(entry => entry.OccurredAt <= lte) : entries;
    }
}

/// <summary>What entries can be sorted by.</summary>
/// <param name="OccurredAt">When they were booked, which is their order in the book.</param>
public sealed record LedgerEntrySortInput(ListDirection? OccurredAt);

/// <summary>Which end of a list comes first.</summary>
public enum ListDirection
{
    /// <summary>The earliest.</summary>
    Asc,

    /// <summary>The latest.</summary>
    Desc,
}
