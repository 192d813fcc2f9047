using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.Storage.Gate;

/// <summary>
/// Loads entities by their keys, each kind by a query of its own that is made once: <c>Find</c> makes
/// a new expression at every call, and recognising it costs more than the read.
/// </summary>
internal sealed class KeyQueries(PaymentsDb db)
{
    private static readonly MethodInfo CompileMethod = typeof(KeyQueries).GetMethod(
        nameof(Compile),
        BindingFlags.Static | BindingFlags.NonPublic
    )!;

    // Compiled queries belong to a model, and there is one for each database: not static.
    private readonly Dictionary<Type, Delegate> _queries = [];

    /// <summary>The entity as the context tracks it, else as the database has it.</summary>
    public async ValueTask<TEntity?> FindAsync<TEntity>(TenantId tenantId, IEntityId id)
        where TEntity : class
    {
        // The tenant itself is its own key; everything that it owns is keyed (tenant, id).
        object[] key =
            id is not TenantId && typeof(ITenantOwned).IsAssignableFrom(typeof(TEntity))
                ? [tenantId, id]
                : [id];
        return db.Set<TEntity>().Local.FindEntryUntyped(key) is { } tracked
            ? tracked.Entity
            : await QueryOf<TEntity>(id, key.Length)(db, tenantId, id);
    }

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
            _queries.Add(typeof(TEntity), query);
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
            Expression.Call(context, nameof(DbContext.Set), [typeof(TEntity)]),
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
