using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.Storage.Gate;

/// <summary>
/// The slices' entities that a batch has loaded, added and removed, with what is needed to undo the
/// command at work alone.
/// </summary>
internal sealed class TrackedEntities(PaymentsDb db)
{
    private readonly KeyQueries _keys = new(db);
    private readonly Dictionary<object, object> _before = new(ReferenceEqualityComparer.Instance);
    private readonly List<object> _added = [];
    private readonly List<(object Entity, EntityState State)> _removed = [];
    private readonly Dictionary<object, List<GateRequest>> _results = new(
        ReferenceEqualityComparer.Instance
    );

    /// <summary>Whether SaveChanges has something to do.</summary>
    public bool IsTouched { get; private set; }

    public void Start(Work work)
    {
        db.Scope = TenantScope.Of(work.TenantId);
        _before.Clear();
        _added.Clear();
        _removed.Clear();
    }

    public async ValueTask<TEntity?> FindAsync<TEntity>(Work work, IEntityId id)
        where TEntity : class
    {
        var entity = await _keys.FindAsync<TEntity>(work.TenantId, id);
        if (
            entity is null
            || db.Entry(entity).State is EntityState.Deleted
            || !IsOf(work.TenantId, entity)
        )
        {
            return null;
        }

        Touch(entity);
        return entity;
    }

    public async ValueTask<IReadOnlyList<TEntity>> ListAsync<TEntity>(
        Work work,
        Expression<Func<TEntity, bool>> where
    )
        where TEntity : class
    {
        var known = db.ChangeTracker.Entries<TEntity>().ToList();
        var found = await db.Set<TEntity>().AsTracking().Where(where).ToListAsync();
        if (known.Count > 0)
        {
            // What the batch changed already is in memory only: ask the condition again there.
            var holds = where.Compile(preferInterpretation: true);
            found =
            [
                .. found
                    .Union(
                        known
                            .Where(entry => entry.State is not EntityState.Detached)
                            .Select(entry => entry.Entity)
                    )
                    .Where(entity => IsOf(work.TenantId, entity))
                    .Where(entity => db.Entry(entity).State is not EntityState.Deleted)
                    .Where(holds),
            ];
        }

        foreach (var entity in found)
        {
            Touch(entity);
        }

        return found;
    }

    public void Add<TEntity>(Work work, TEntity entity)
        where TEntity : class
    {
        if (!IsOf(work.TenantId, entity))
        {
            throw new InvalidOperationException($"{typeof(TEntity).Name} is not of this tenant.");
        }

        db.Add(entity);
        _added.Add(entity);
        IsTouched = true;
    }

    public void Remove<TEntity>(TEntity entity)
        where TEntity : class
    {
        var entry = db.Entry(entity);
        _removed.Add((entity, entry.State));
        entry.State = EntityState.Deleted;
        IsTouched = true;
    }

    /// <summary>The command is refused, or was a dry run: every entity is what it was before it.</summary>
    public void RollBack()
    {
        foreach (var (entity, before) in _before)
        {
            EntityFields.Restore(entity, before);
        }

        for (var index = _removed.Count - 1; index >= 0; index--)
        {
            db.Entry(_removed[index].Entity).State = _removed[index].State;
        }

        foreach (var entity in _added)
        {
            db.Entry(entity).State = EntityState.Detached;
        }
    }

    /// <summary>
    /// The request answers with this entity. Should a later command of the batch touch it, the
    /// request keeps a copy as it was.
    /// </summary>
    public void Answer(GateRequest request, object result)
    {
        if (!_results.TryGetValue(result, out var requests))
        {
            requests = [];
            _results.Add(result, requests);
        }

        requests.Add(request);
    }

    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (IsTouched)
        {
            db.ChangeTracker.DetectChanges();
            await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
        }
    }

    public void EndBatch()
    {
        db.ChangeTracker.Clear();
        _results.Clear();
        IsTouched = false;
    }

    private void Touch(object entity)
    {
        if (_before.ContainsKey(entity) || _added.Contains(entity))
        {
            return;
        }

        if (_results.Remove(entity, out var requests))
        {
            var copy = EntityFields.Clone(entity);
            foreach (var request in requests)
            {
                request.AnswerWith(copy);
            }
        }

        _before.Add(entity, EntityFields.Clone(entity));
        IsTouched = true;
    }

    private static bool IsOf(TenantId tenantId, object entity) =>
        entity is not ITenantOwned owned || owned.TenantId == tenantId;
}
