using Microsoft.EntityFrameworkCore;
using Payments.Domain.Clock;
using Payments.Domain.Idempotency;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.Storage.Gate;

/// <summary>Reads core rows on the gate's connection, inside its transaction, never tracked.</summary>
internal sealed class CoreReads(PaymentsDb db)
{
    // Not static: a compiled query belongs to the model of one database.
    private readonly Func<PaymentsDb, TenantId, OutboxItemId, Task<OutboxItem?>> _outboxItem =
        EF.CompileAsyncQuery(
            (PaymentsDb db, TenantId tenantId, OutboxItemId id) =>
                db.Set<OutboxItem>()
                    .IgnoreQueryFilters()
                    .AsNoTracking()
                    .SingleOrDefault(item => item.TenantId == tenantId && item.Id == id)
        );

    private readonly Func<PaymentsDb, TenantId, HoldId, Task<Hold?>> _hold = EF.CompileAsyncQuery(
        (PaymentsDb db, TenantId tenantId, HoldId id) =>
            db.Set<Hold>()
                .IgnoreQueryFilters()
                .AsNoTracking()
                .SingleOrDefault(hold => hold.TenantId == tenantId && hold.Id == id)
    );

    private readonly Func<PaymentsDb, TenantId, string, Guid, Task<ScheduledTimer?>> _timer =
        EF.CompileAsyncQuery(
            (PaymentsDb db, TenantId tenantId, string kind, Guid subjectId) =>
                db.Set<ScheduledTimer>()
                    .IgnoreQueryFilters()
                    .AsNoTracking()
                    .SingleOrDefault(timer =>
                        timer.TenantId == tenantId
                        && timer.SubjectId == subjectId
                        && timer.Kind == kind
                    )
        );

    public async Task<List<Book>> BooksAsync(TenantId[] tenants)
    {
        var heads = await Unfiltered<ChainHead>()
            .Where(head => tenants.Contains(head.TenantId))
            .ToListAsync();
        return await BooksOfAsync(tenants, heads);
    }

    /// <summary>PostgreSQL: the books' rows are locked in the order of their tenants, then read.</summary>
    public async Task<List<Book>> LockBooksAsync(TenantId[] tenants)
    {
        var ids = Array.ConvertAll(tenants, tenant => tenant.Value);
        var heads = await db.Set<ChainHead>()
            .FromSql(
                // Columns by name: the plan is kept, and a newer node may add some meanwhile.
                $"SELECT tenant_id, position, hash, last_occurred_at FROM chain_heads WHERE tenant_id = ANY({ids}) ORDER BY tenant_id FOR UPDATE"
            )
            .IgnoreQueryFilters()
            .AsNoTracking()
            .ToListAsync();
        return await BooksOfAsync(tenants, heads);
    }

    public Task<List<IdempotencyRecord>> KeysAsync(TenantId[] tenants, string[] keys) =>
        Unfiltered<IdempotencyRecord>()
            .Where(record => tenants.Contains(record.TenantId) && keys.Contains(record.Key))
            .ToListAsync();

    public Task<List<AccountState>> MainAccountsAsync(TenantId[] tenants) =>
        StatesAsync(
            Unfiltered<LedgerAccount>()
                .Where(account =>
                    tenants.Contains(account.TenantId) && account.Reference == Guid.Empty
                )
        );

    public async Task<AccountState?> AccountAsync(TenantId tenantId, AccountRef reference) =>
        (
            await StatesAsync(
                Unfiltered<LedgerAccount>()
                    .Where(account =>
                        account.TenantId == tenantId
                        && account.Currency == reference.Currency
                        && account.Kind == reference.Kind
                        && account.Reference == reference.Reference
                    )
            )
        ).SingleOrDefault();

    public async Task<AccountState?> AccountAsync(TenantId tenantId, LedgerAccountId id) =>
        (
            await StatesAsync(
                Unfiltered<LedgerAccount>()
                    .Where(account => account.TenantId == tenantId && account.Id == id)
            )
        ).SingleOrDefault();

    public Task<Hold?> HoldAsync(TenantId tenantId, HoldId id) => _hold(db, tenantId, id);

    public Task<List<Hold>> HoldsAsync(TenantId[] tenants, HoldId[] ids) =>
        Unfiltered<Hold>()
            .Where(hold => tenants.Contains(hold.TenantId) && ids.Contains(hold.Id))
            .ToListAsync();

    public Task<OutboxItem?> OutboxItemAsync(TenantId tenantId, OutboxItemId id) =>
        _outboxItem(db, tenantId, id);

    public Task<List<OutboxItem>> OutboxItemsAsync(TenantId[] tenants, OutboxItemId[] ids) =>
        Unfiltered<OutboxItem>()
            .Where(item => tenants.Contains(item.TenantId) && ids.Contains(item.Id))
            .ToListAsync();

    public Task<ScheduledTimer?> TimerAsync(TenantId tenantId, string kind, Subject subject) =>
        _timer(db, tenantId, kind, subject.Id);

    private IQueryable<TEntity> Unfiltered<TEntity>()
        where TEntity : class => db.Set<TEntity>().IgnoreQueryFilters().AsNoTracking();

    private async Task<List<Book>> BooksOfAsync(TenantId[] tenants, List<ChainHead> heads)
    {
        var headOf = heads.ToDictionary(head => head.TenantId);
        var clockOf = await Unfiltered<TestClock>()
            .Where(clock => tenants.Contains(clock.TenantId))
            .ToDictionaryAsync(clock => clock.TenantId, clock => clock.Offset);
        return [.. tenants.Select(BookOf)];

        Book BookOf(TenantId tenant)
        {
            var book = new Book(tenant) { ClockOffset = clockOf.GetValueOrDefault(tenant) };
            if (headOf.TryGetValue(tenant, out var head))
            {
                book.Position = head.Position;
                book.Hash = head.Hash;
                book.LastOccurredAt = head.LastOccurredAt;
            }

            return book;
        }
    }

    private async Task<List<AccountState>> StatesAsync(IQueryable<LedgerAccount> accounts)
    {
        var rows = await accounts
            .GroupJoin(
                Unfiltered<AccountBalance>(),
                account => new { account.TenantId, AccountId = account.Id },
                balance => new { balance.TenantId, balance.AccountId },
                (account, balances) => new { account, balances }
            )
            .SelectMany(
                row => row.balances.DefaultIfEmpty(),
                (row, balance) => new { row.account, balance }
            )
            .ToListAsync();
        return
        [
            .. rows.Select(row => new AccountState(row.account, isNew: false)
            {
                Posted = row.balance?.Posted ?? 0,
                Held = row.balance?.Held ?? 0,
                EntryCount = row.balance?.EntryCount ?? 0,
            }),
        ];
    }
}
