using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Storage.Entities;

namespace Payments.Storage.Gate;

/// <summary>
/// Loads entities by their keys, each kind by a query of its own that is made once: recognising a
/// new expression at every call costs more than the read.
/// </summary>
internal sealed class KeyQueries(PaymentsDb db)
{
    private static readonly MethodInfo CompileMethod = typeof(KeyQueries).GetMethod(
        nameof(Compile),
        BindingFlags.Static | BindingFlags.NonPublic
    )!;

    private static readonly MethodInfo ListMethod = typeof(KeyQueries).GetMethod(
        nameof(ListAsync),
        BindingFlags.Static | BindingFlags.NonPublic
    )!;

    // Compiled queries belong to a model; gates on the same kind of database share them.
    private static readonly ConditionalWeakTable<
        IModel,
        ConcurrentDictionary<Type, Delegate>
    > OfModels = [];

    private readonly ConcurrentDictionary<Type, Delegate> _queries = OfModels.GetValue(
        db.Model,
        static _ => new()
    );

    public static EntityKey KeyOf<TEntity>(TenantId tenantId, IEntityId id)
        where TEntity : class => KeyOf(typeof(TEntity), tenantId, id);

    public static EntityKey KeyOf(Type kind, TenantId tenantId, IEntityId id) =>
        IsTenants(kind, id) ? new(kind, tenantId, id) : new(kind, id);

    /// <summary>The entity as the database has it, untracked.</summary>
    public Task<TEntity?> FindAsync<TEntity>(TenantId tenantId, IEntityId id)
        where TEntity : class =>
        QueryOf<TEntity>(id, IsTenants(typeof(TEntity), id) ? 2 : 1)(db, tenantId, id);

    /// <summary>Those of the ids that there are, of any of the tenants.</summary>
    public Task<IReadOnlyList<object>> ListAsync(Type kind, TenantId[] tenants, IEntityId[] ids) =>
        (Task<IReadOnlyList<object>>)
            ListMethod.MakeGenericMethod(kind, ids[0].GetType()).Invoke(null, [db, tenants, ids])!;

    private static async Task<IReadOnlyList<object>> ListAsync<TEntity, TId>(
        PaymentsDb db,
        TenantId[] tenants,
        IEntityId[] ids
    )
        where TEntity : class
        where TId : IEntityId
    {
        var key = db.Model.FindEntityType(typeof(TEntity))!.FindPrimaryKey()!.Properties;
        var (tenantKey, idKey) = (key[0].Name, key[^1].Name);
        TId[] values = [.. ids.Cast<TId>()];
        return await db.Set<TEntity>()
            .IgnoreQueryFilters()
            .AsNoTracking()
            .Where(entity =>
                tenants.Contains(EF.Property<TenantId>(entity, tenantKey))
                && values.Contains(EF.Property<TId>(entity, idKey))
            )
            .ToListAsync();
    }

    // The tenant itself is its own key; everything that it owns is keyed (tenant, id).
    private static bool IsTenants(Type kind, IEntityId id) =>
        id is not TenantId && typeof(ITenantOwned).IsAssignableFrom(kind);

    private Func<PaymentsDb, TenantId, IEntityId, Task<TEntity?>> QueryOf<TEntity>(
        IEntityId id,
        int keyLength
    )
        where TEntity : class
    {
        if (!_queries.TryGetValue(typeof(TEntity), out var query))
        {
            var properties = db.Model.FindEntityType(typeof(TEntity))!.FindPrimaryKey()!.Properties;
            if (properties.Count != keyLength)
            {
                throw new InvalidOperationException(
                    $"{typeof(TEntity).Name} has another key than (tenant, id)."
                );
            }

            query = (Delegate)
                CompileMethod
                    .MakeGenericMethod(typeof(TEntity), id.GetType())
                    .Invoke(null, [properties.Select(property => property.Name).ToArray()])!;
            _queries[typeof(TEntity)] = query;
        }

        return (Func<PaymentsDb, TenantId, IEntityId, Task<TEntity?>>)query;
    }

    private static Func<PaymentsDb, TenantId, IEntityId, Task<TEntity?>> Compile<TEntity, TId>(
        string[] key
    )
        where TEntity : class
        where TId : IEntityId
    {
        // EF Core knows parameters by their names.
        var context = Expression.Parameter(typeof(PaymentsDb), "db");
        var tenantId = Expression.Parameter(typeof(TenantId), "tenantId");
        var id = Expression.Parameter(typeof(TId), "id");
        var entity = Expression.Parameter(typeof(TEntity));
        var isIt = Is(key[^1], id);
        var isTenants = key.Length > 1 ? Is(key[0], tenantId) : null;
        var one = Expression.Call(
            typeof(Queryable),
            nameof(Queryable.SingleOrDefault),
            [typeof(TEntity)],
            Expression.Call(
                typeof(EntityFrameworkQueryableExtensions),
                nameof(EntityFrameworkQueryableExtensions.AsNoTracking),
                [typeof(TEntity)],
                Expression.Call(context, nameof(DbContext.Set), [typeof(TEntity)])
            ),
            Expression.Lambda<Func<TEntity, bool>>(
                isTenants is null ? isIt : Expression.AndAlso(isTenants, isIt),
                entity
            )
        );
        var query = EF.CompileAsyncQuery(
            Expression.Lambda<Func<PaymentsDb, TenantId, TId, TEntity?>>(one, context, tenantId, id)
        );
        return (db, tenant, value) => query(db, tenant, (TId)value);

        BinaryExpression Is(string property, ParameterExpression value) =>
            Expression.Equal(
                Expression.Call(
                    typeof(EF),
                    nameof(EF.Property),
                    [value.Type],
                    entity,
                    Expression.Constant(property)
                ),
                value
            );
    }
}
