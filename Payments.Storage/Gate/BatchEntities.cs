using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Storage.Entities;
using Payments.Storage.Rows;

namespace Payments.Storage.Gate;

/// <summary>
/// The slices' entities that a batch has loaded, added and removed, with what is needed to undo the
/// command at work alone. EF Core reads them; the gate's own statements write them.
/// </summary>
/// <param name="committed">What outlives a batch; null where others write too.</param>
internal sealed class BatchEntities(PaymentsDb db, EntityCache? committed)
{
    // So many keyed reads cost what one query by a list of ids costs.
    private const int RecallMin = 8;

    private readonly EntityTables _tables = EntityTables.Of(db.Model);
    private readonly KeyQueries _queries = new(db);
    private readonly Dictionary<EntityKey, TrackedEntity> _tracked = [];
    private readonly List<TrackedEntity> _inOrder = [];
    private readonly Stack<Undo> _undo = [];
    private readonly Dictionary<object, List<GateRequest>> _results = new(
        ReferenceEqualityComparer.Instance
    );

    public void Start(Work work)
    {
        db.Scope = TenantScope.Of(work.TenantId);
        while (_undo.TryPop(out var undo))
        {
            undo.Tracked.IsTouched = false;
        }
    }

    /// <summary>Reads by one query for each kind what commands are going to ask for.</summary>
    public async Task ReadAheadAsync(TenantId[] tenants, IEnumerable<IEntityId> ids)
    {
        foreach (var kind in ids.GroupBy(id => _tables.KindOf(id.GetType())))
        {
            if (kind.Key is null)
            {
                continue;
            }

            var table = _tables.Of(kind.Key);
            foreach (var entity in await _queries.ListAsync(kind.Key, tenants, [.. kind]))
            {
                Track(table, table.KeyOf(entity), entity);
            }
        }
    }

    /// <summary>
    /// The same where most is remembered: of each kind, what is not, if it is so much that one query is
    /// cheaper than one for each.
    /// </summary>
    public async Task RecallAsync(IEnumerable<(TenantId Tenant, IEntityId Id)> named)
    {
        Dictionary<Type, List<(TenantId Tenant, IEntityId Id)>> unknown = [];
        foreach (var name in named)
        {
            if (
                _tables.KindOf(name.Id.GetType()) is { } kind
                && committed!.Find(KeyQueries.KeyOf(kind, name.Tenant, name.Id)) is null
            )
            {
                if (!unknown.TryGetValue(kind, out var names))
                {
                    names = [];
                    unknown.Add(kind, names);
                }

                names.Add(name);
            }
        }

        foreach (var (kind, names) in unknown.Where(kind => kind.Value.Count >= RecallMin))
        {
            var table = _tables.Of(kind);
            TenantId[] tenants = [.. names.Select(name => name.Tenant).Distinct()];
            IEntityId[] ids = [.. names.Select(name => name.Id).Distinct()];
            foreach (var entity in await _queries.ListAsync(kind, tenants, ids))
            {
                committed!.Put(table.KeyOf(entity), entity);
            }
        }
    }

    public async ValueTask<TEntity?> FindAsync<TEntity>(Work work, IEntityId id)
        where TEntity : class
    {
        var key = KeyQueries.KeyOf<TEntity>(work.TenantId, id);
        if (!_tracked.TryGetValue(key, out var tracked))
        {
            tracked = await LoadAsync<TEntity>(key, work.TenantId, id);
        }

        if (tracked?.Entity is not TEntity entity || !IsOf(work.TenantId, entity))
        {
            return null;
        }

        Touch(tracked);
        return entity;
    }

    /// <summary>
    /// What the platform's tenant has one of, for a command of another tenant: as the batch has it, or as
    /// the database has it when the batch first asks. It is not to be changed.
    /// </summary>
    public async ValueTask<TEntity?> FindOfPlatformAsync<TEntity>(TenantId platform)
        where TEntity : class
    {
        var key = KeyQueries.KeyOf<TEntity>(platform, platform);
        if (!_tracked.TryGetValue(key, out var tracked))
        {
            var scope = db.Scope;
            db.Scope = TenantScope.Of(platform);
            tracked = await LoadAsync<TEntity>(key, platform, platform);
            db.Scope = scope;
            // That there is none is remembered as well, for the batch.
            tracked ??= Remember(new(_tables.Of(typeof(TEntity)), key, saved: null, entity: null));
        }

        return (TEntity?)tracked.Entity;
    }

    public async ValueTask<IReadOnlyList<TEntity>> ListAsync<TEntity>(
        Work work,
        Expression<Func<TEntity, bool>> where
    )
        where TEntity : class
    {
        var table = _tables.Of(typeof(TEntity));
        var known = _inOrder.Where(tracked => tracked.Key.Kind == typeof(TEntity)).ToList();
        var rows = await db.Set<TEntity>().AsNoTracking().Where(where).ToListAsync();
        var found = rows.ConvertAll(row => Track(table, table.KeyOf(row), row));
        if (known.Count > 0)
        {
            // What the batch changed already is in memory only: ask the condition again there.
            var holds = where.Compile(preferInterpretation: true);
            found =
            [
                .. found
                    .Union(known)
                    .Where(tracked =>
                        tracked.Entity is TEntity entity
                        && IsOf(work.TenantId, entity)
                        && holds(entity)
                    ),
            ];
        }

        found.ForEach(Touch);
        return found.ConvertAll(tracked => (TEntity)tracked.Entity!);
    }

    public void Add<TEntity>(Work work, TEntity entity)
        where TEntity : class
    {
        if (!IsOf(work.TenantId, entity))
        {
            throw new InvalidOperationException($"{typeof(TEntity).Name} is not of this tenant.");
        }

        var table = _tables.Of(typeof(TEntity));
        var key = table.KeyOf(entity);
        if (_tracked.TryGetValue(key, out var tracked))
        {
            if (tracked.Entity is not null)
            {
                throw new InvalidOperationException($"{typeof(TEntity).Name} is there already.");
            }
        }
        else
        {
            tracked = Remember(new(table, key, saved: null, entity: null));
        }

        Touch(tracked);
        tracked.Entity = entity;
    }

    public void Remove<TEntity>(TEntity entity)
        where TEntity : class
    {
        var key = _tables.Of(typeof(TEntity)).KeyOf(entity);
        if (!_tracked.TryGetValue(key, out var tracked) || tracked.Entity != entity)
        {
            throw new InvalidOperationException($"{typeof(TEntity).Name} was not read here.");
        }

        Touch(tracked);
        tracked.Entity = null;
    }

    /// <summary>The command is refused, or was a dry run: every entity is what it was before it.</summary>
    public void RollBack()
    {
        while (_undo.TryPop(out var undo))
        {
            undo.Tracked.IsTouched = false;
            undo.Tracked.Entity = undo.Entity;
            if (undo.Entity is not null)
            {
                EntityFields.Restore(undo.Entity, undo.Before!);
            }
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

    public void WriteTo(IRowWriter writer)
    {
        var tables = _inOrder
            .Where(tracked => tracked.Saved is not null || tracked.Entity is not null)
            .GroupBy(tracked => tracked.Table);
        foreach (var rows in tables)
        {
            rows.Key.Write(
                writer,
                [.. rows.Select(tracked => new EntityChange(tracked.Saved, tracked.Entity))]
            );
        }
    }

    public void Committed()
    {
        if (committed is not null)
        {
            foreach (var tracked in _inOrder)
            {
                Keep(committed, tracked);
            }
        }

        EndBatch();
    }

    /// <summary>Nothing of the batch happened, and nothing that is remembered is sure.</summary>
    public void Forget()
    {
        committed?.Clear();
        EndBatch();
    }

    private static void Keep(EntityCache committed, TrackedEntity tracked)
    {
        // Entities are looked up by the tenant and one id; what has a longer key never is, and may be
        // long itself (the content of files).
        if (tracked.Key.Third is not null)
        {
            return;
        }

        if (tracked.Entity is null)
        {
            committed.Remove(tracked.Key);
        }
        else if (tracked.Saved is null || tracked.Table.Differs(tracked.Saved, tracked.Entity))
        {
            committed.Put(tracked.Key, tracked.Entity);
        }
    }

    private void EndBatch()
    {
        _tracked.Clear();
        _inOrder.Clear();
        _undo.Clear();
        _results.Clear();
    }

    private async ValueTask<TrackedEntity?> LoadAsync<TEntity>(
        EntityKey key,
        TenantId tenantId,
        IEntityId id
    )
        where TEntity : class
    {
        var saved = committed?.Find(key);
        if (saved is null)
        {
            saved = await _queries.FindAsync<TEntity>(tenantId, id);
            if (saved is null)
            {
                return null;
            }

            committed?.Put(key, saved);
        }

        return Track(_tables.Of(typeof(TEntity)), key, saved);
    }

    /// <summary>As the batch knows it already, else as the database has it.</summary>
    private TrackedEntity Track(EntityTable table, EntityKey key, object saved) =>
        _tracked.TryGetValue(key, out var tracked)
            ? tracked
            : Remember(new(table, key, saved, EntityFields.Clone(saved)));

    private TrackedEntity Remember(TrackedEntity tracked)
    {
        _tracked.Add(tracked.Key, tracked);
        _inOrder.Add(tracked);
        return tracked;
    }

    private void Touch(TrackedEntity tracked)
    {
        if (tracked.IsTouched)
        {
            return;
        }

        tracked.IsTouched = true;
        var entity = tracked.Entity;
        if (entity is null)
        {
            _undo.Push(new(tracked, null, null));
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

        _undo.Push(new(tracked, entity, EntityFields.Clone(entity)));
    }

    private static bool IsOf(TenantId tenantId, object entity) =>
        entity is not ITenantOwned owned || owned.TenantId == tenantId;

    /// <param name="Entity">What the batch had before the command; null: nothing.</param>
    /// <param name="Before">A copy of it.</param>
    private readonly record struct Undo(TrackedEntity Tracked, object? Entity, object? Before);
}
