using System.Linq.Expressions;
using Payments.Domain.Clock;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Commands;

/// <summary>
/// The gate's side of a <see cref="Work"/>: the state that the commands of one batch share. It is
/// a seam between the domain and the storage that implements it.
/// </summary>
internal interface IWorkSession
{
    ValueTask<TEntity?> FindAsync<TEntity>(Work work, IEntityId id)
        where TEntity : class;

    ValueTask<IReadOnlyList<TEntity>> ListAsync<TEntity>(
        Work work,
        Expression<Func<TEntity, bool>> where
    )
        where TEntity : class;

    /// <summary>
    /// The one object of its kind that the platform's tenant has. It is only looked at: who changes it is a
    /// command of the platform's tenant.
    /// </summary>
    ValueTask<TEntity?> FindOfPlatformAsync<TEntity>(TenantId platform)
        where TEntity : class;

    void Add<TEntity>(Work work, TEntity entity)
        where TEntity : class;

    void Remove<TEntity>(Work work, TEntity entity)
        where TEntity : class;

    /// <summary>The account's row under the book's lock, opened if it is new.</summary>
    ValueTask<AccountState> AccountAsync(Work work, AccountRef account);

    ValueTask<AccountState> AccountAsync(Work work, LedgerAccountId id);

    ValueTask<Hold?> HoldAsync(Work work, HoldId id);

    ValueTask<OutboxItem?> OutboxItemAsync(TenantId tenantId, OutboxItemId id);

    ValueTask<ScheduledTimer?> TimerAsync(TenantId tenantId, string kind, Subject subject);
}
