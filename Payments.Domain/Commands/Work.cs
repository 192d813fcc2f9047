using System.Linq.Expressions;
using Payments.Domain.Clock;
using Payments.Domain.Errors;
using Payments.Domain.Events;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Commands;

/// <summary>
/// What a command may read and change while it runs in the gate: the entities of its tenant, the
/// ledger, the event log, the outbox and the timers. All of it is committed with the batch, or none
/// of it is kept when the command is refused.
/// </summary>
public sealed class Work
{
    private readonly IWorkSession _session;
    private readonly ReviewRulebook _reviews;
    private readonly RailOutageBoard _outages;

    internal Work(
        IWorkSession session,
        Caller caller,
        DateTimeOffset now,
        DateTimeOffset realNow,
        bool isDryRun,
        ReviewRulebook reviews,
        RailOutageBoard outages
    )
    {
        RealNow = realNow;
        _session = session;
        Caller = caller;
        Now = now;
        IsDryRun = isDryRun;
        _reviews = reviews;
        _outages = outages;
        Ledger = new(session, this);
        Events = new(this);
        Outbox = new(session, this);
        Timers = new(session, this);
    }

    public Caller Caller { get; }

    public TenantId TenantId => Caller.TenantId;

    /// <summary>The tenant's time, in whole microseconds UTC: virtual in a sandbox.</summary>
    public DateTimeOffset Now { get; }

    public bool IsDryRun { get; }

    public WorkLedger Ledger { get; }

    public WorkEvents Events { get; }

    public WorkOutbox Outbox { get; }

    public WorkTimers Timers { get; }

    /// <summary>The world's time: for the outbox, and to move the tenant's clock against.</summary>
    internal DateTimeOffset RealNow { get; }

    /// <summary>The tenant's new clock offset, if this command moves its clock.</summary>
    internal TimeSpan? ClockOffset { get; set; }

    /// <summary>The tenant's object, tracked: changing its properties is saving them.</summary>
    /// <param name="path">The input field that named it, for the refusal.</param>
    /// <exception cref="NotFoundException">Unknown, or another tenant's.</exception>
    public async ValueTask<TEntity> GetAsync<TEntity>(IEntityId id, params string[] path)
        where TEntity : class =>
        await _session.FindAsync<TEntity>(this, id)
        ?? throw new NotFoundException(EntityId.Format(id.Kind, id.Value), path);

    public ValueTask<TEntity?> FindAsync<TEntity>(IEntityId id)
        where TEntity : class => _session.FindAsync<TEntity>(this, id);

    /// <summary>
    /// The tenant's objects for which the condition holds now, including what commands before this
    /// one in the same batch added or changed. The condition must be able to run in SQL and in
    /// memory alike.
    /// </summary>
    public ValueTask<IReadOnlyList<TEntity>> ListAsync<TEntity>(
        Expression<Func<TEntity, bool>> where
    )
        where TEntity : class => _session.ListAsync(this, where);

    /// <inheritdoc cref="ListAsync"/>
    public async ValueTask<TEntity?> SingleOrDefaultAsync<TEntity>(
        Expression<Func<TEntity, bool>> where
    )
        where TEntity : class => (await _session.ListAsync(this, where)).SingleOrDefault();

    /// <summary>
    /// What the platform looks at before it leaves a tenant of this environment: as the transaction has
    /// it, so that what an operator has set at any node counts from the next command on.
    /// </summary>
    internal async ValueTask<ReviewSettings> ReviewSettingsAsync() =>
        _reviews.SettingsOf(
            await _session.FindOfPlatformAsync<ReviewRulesInForce>(
                PlatformTenant.Of(Caller.Environment)
            )
        );

    /// <summary>
    /// Whether orders for the rail are to wait, as far as this server knows: it asks no database, and none
    /// has to be asked.
    /// </summary>
    internal bool IsRailDown(RailScheme scheme) => _outages.IsDown(scheme, TenantId);

    public void Add<TEntity>(TEntity entity)
        where TEntity : class => _session.Add(this, entity);

    public void Remove<TEntity>(TEntity entity)
        where TEntity : class => _session.Remove(this, entity);

    /// <summary>For <c>simulate…</c> commands.</summary>
    /// <exception cref="FeatureDisabledException">The tenant is LIVE.</exception>
    public void RequireSandbox()
    {
        if (Caller.Environment is not TenantEnvironment.Sandbox)
        {
            throw new FeatureDisabledException("Only a sandbox tenant can do this.");
        }
    }
}
