using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Errors;
using Payments.Domain.Events;
using Payments.Domain.Ledger;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Events;
using Payments.GraphQL.Identity;
using Payments.GraphQL.Values;
using Payments.Storage;

namespace Payments.GraphQL.Balances;

/// <summary>
/// Follows the available funds of a tenant by the entries of its book, which are there already: a
/// posting writes nothing more for it. The event log says only when to look again, and whether the
/// listener's session lives.
/// </summary>
public sealed class BalanceChanges(
    IDatabase database,
    PaymentsStorage storage,
    EventStreams streams
)
{
    private const string Stream = "balances";
    private const int PageSize = 200;

    // A cursor is one number: the entry's transaction, and its line in it.
    private const int LineBits = 8;

    public IAsyncEnumerable<BalanceChange> FollowAsync(
        ClaimsPrincipal? user,
        IReadOnlyList<Currency>? currencies,
        EventCursorText? after,
        CancellationToken cancellationToken
    )
    {
        // Listening begins with this call, and looking after it: nothing falls between.
        var signals = streams.All(user, EventFilter.All, null, cancellationToken);
        var tenantId = user.Caller().TenantId;
        return FollowAsync(
            tenantId,
            currencies?.ToHashSet(),
            after is { } cursor ? Read(tenantId, cursor) : null,
            signals,
            cancellationToken
        );
    }

    private async IAsyncEnumerable<BalanceChange> FollowAsync(
        TenantId tenantId,
        HashSet<Currency>? currencies,
        long? after,
        IAsyncEnumerable<ChangeEvent> signals,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var place = after ?? await EndAsync(tenantId, cancellationToken);
        await using var signal = signals.GetAsyncEnumerator(cancellationToken);
        do
        {
            List<Row> page;
            do
            {
                page = await PageAsync(tenantId, place, cancellationToken);
                foreach (var row in page)
                {
                    place = row.Place;
                    if (currencies?.Contains(row.Account.Currency) is not false)
                    {
                        yield return Show(row);
                    }
                }
            } while (page.Count == PageSize);
        } while (await signal.MoveNextAsync());
    }

    private async Task<long> EndAsync(TenantId tenantId, CancellationToken cancellationToken)
    {
        await using var db = database.Open(TenantScope.Of(tenantId));
        var position = await db.Set<ChainHead>()
            .Select(head => head.Position)
            .SingleOrDefaultAsync(cancellationToken);
        return (position << LineBits) | ((1L << LineBits) - 1);
    }

    private async Task<List<Row>> PageAsync(
        TenantId tenantId,
        long place,
        CancellationToken cancellationToken
    )
    {
        var (position, line) = (place >> LineBits, (int)(place & ((1 << LineBits) - 1)));
        await using var db = database.Open(TenantScope.Of(tenantId));
        return await (
            from entry in db.Set<LedgerEntry>()
            join account in db.Set<LedgerAccount>() on entry.AccountId equals account.Id
            where account.Kind == AccountKind.Available && account.Reference == Guid.Empty
            where
                entry.TransactionPosition >= position
                && (entry.TransactionPosition > position || entry.Line > line)
            orderby entry.TransactionPosition, entry.Line
            select new Row(entry, account)
        )
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }

    private BalanceChange Show(Row row) =>
        new(
            new(storage.Cursors.Write(row.Entry.TenantId, Stream, row.Place)),
            new Money(row.Entry.BalanceAfter, row.Account.Currency),
            row.Entry
        );

    private long Read(TenantId tenantId, EventCursorText cursor)
    {
        try
        {
            return storage.Cursors.Read(tenantId, Stream, cursor.Value);
        }
        catch (DomainException refusal)
        {
            throw Refusals.Of(refusal);
        }
    }

    private sealed record Row(LedgerEntry Entry, LedgerAccount Account)
    {
        public long Place => (Entry.TransactionPosition << LineBits) | (long)Entry.Line;
    }
}

/// <summary>Your available funds in a currency changed: an entry was booked.</summary>
/// <param name="Cursor">The place after this change: pass it as `after` to `balanceChanged` to go on from here.</param>
/// <param name="Posted">The balance after the entry, with what is held.</param>
/// <param name="Entry">What changed it.</param>
[ObjectType]
public sealed record BalanceChange(EventCursorText Cursor, Money Posted, LedgerEntry Entry)
{
    /// <summary>When it was booked, on your clock.</summary>
    public DateTimeOffset OccurredAt => Entry.OccurredAt;

    /// <summary>The balance as it is now, which may be further on than this change.</summary>
    public async Task<BalanceOfCurrency> GetBalanceAsync(
        IDatabase database,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Of(Entry.TenantId));
        var row = await db.Set<AccountBalance>()
            .SingleAsync(balance => balance.AccountId == Entry.AccountId, cancellationToken);
        return new(Posted.Currency, row.Posted, row.Held);
    }
}
