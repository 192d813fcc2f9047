using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Payments.Storage.Rows;

namespace Payments.Storage.Entities;

/// <summary>The table of one kind of entity; <see cref="EntityTable{TEntity}"/> knows the kind.</summary>
internal abstract class EntityTable
{
    public abstract EntityKey KeyOf(object entity);

    /// <summary>Whether the row would be another. What a class only sets when it is made is not asked.</summary>
    public abstract bool Differs(object before, object now);

    /// <summary>Writes what became of entities of this kind; rows that go make room first.</summary>
    public abstract void Write(IRowWriter writer, IReadOnlyList<EntityChange> changes);
}

/// <summary>What a batch did to one entity.</summary>
/// <param name="Before">As the database has it; null: not yet.</param>
/// <param name="Now">As it shall be; null: gone.</param>
internal readonly record struct EntityChange(object? Before, object? Now);

/// <summary>
/// The prepared statements of one kind of entity, derived once from EF Core's model: the columns
/// with their conversions, the key, and the concurrency tokens that an update or delete must find
/// unchanged. EF Core reads what is written here.
/// </summary>
internal sealed class EntityTable<TEntity> : EntityTable
    where TEntity : class
{
    // As many as EntityKey takes.
    private const int KeyPartsMax = 4;

    private readonly RowStatement<TEntity> _insert;
    private readonly RowStatement<(TEntity Before, TEntity Now)>? _update;
    private readonly RowStatement<TEntity> _delete;
    private readonly Func<TEntity, EntityKey> _keyOf;
    private readonly Func<TEntity, TEntity, bool> _differs;

    public EntityTable(IEntityType type)
    {
        var columns = EntityColumns.Of(type);
        var key = type.FindPrimaryKey()!.Properties;
        // The key in its own order, so that PostgreSQL's plan and a reader see the index.
        EntityColumn[] where =
        [
            .. key.Select(property => columns.Single(column => column.Property == property)),
            .. columns.Where(column =>
                column.Property.IsConcurrencyToken && !key.Contains(column.Property)
            ),
        ];
        EntityColumn[] set =
        [
            .. columns.Where(column => column.IsMutable && !key.Contains(column.Property)),
        ];
        var table = type.GetTableName()!;
        _insert = RowStatement<TEntity>.Insert(table, Names(columns), Writer(columns));
        _delete = RowStatement<TEntity>.Delete(table, Names(where), Writer(where), mustMeet: true);
        _update = set.Length == 0 ? null : Update(table, set, where);
        _keyOf = CompileKey(key);
        _differs = CompileDiffers(set);
    }

    public override EntityKey KeyOf(object entity) => _keyOf((TEntity)entity);

    public override bool Differs(object before, object now) =>
        _differs((TEntity)before, (TEntity)now);

    public override void Write(IRowWriter writer, IReadOnlyList<EntityChange> changes)
    {
        List<TEntity> gone = [];
        List<(TEntity, TEntity)> changed = [];
        List<TEntity> added = [];
        foreach (var change in changes)
        {
            switch (change)
            {
                case { Before: TEntity before, Now: TEntity now } when _differs(before, now):
                    changed.Add((before, now));
                    break;
                case { Before: TEntity before, Now: null }:
                    gone.Add(before);
                    break;
                case { Before: null, Now: TEntity now }:
                    added.Add(now);
                    break;
            }
        }

        writer.Write(_delete, gone);
        if (_update is not null)
        {
            writer.Write(_update, changed);
        }

        writer.Write(_insert, added);
    }

    private static RowStatement<(TEntity Before, TEntity Now)> Update(
        string table,
        EntityColumn[] set,
        EntityColumn[] where
    )
    {
        var (writeSet, writeWhere) = (Writer(set), Writer(where));
        return RowStatement<(TEntity Before, TEntity Now)>.Update(
            table,
            Names(set),
            Names(where),
            (row, change) =>
            {
                writeSet(row, change.Now);
                writeWhere(row, change.Before);
            }
        );
    }

    private static Column[] Names(EntityColumn[] columns) =>
        Array.ConvertAll(columns, column => column.Column);

    private static Action<IRowSink, TEntity> Writer(EntityColumn[] columns)
    {
        var sink = Expression.Parameter(typeof(IRowSink));
        var entity = Expression.Parameter(typeof(TEntity));
        var calls = columns.Select(column => column.Write(sink, entity));
        return Expression
            .Lambda<Action<IRowSink, TEntity>>(Expression.Block(calls), sink, entity)
            .Compile();
    }

    private static Func<TEntity, EntityKey> CompileKey(IReadOnlyList<IProperty> key)
    {
        var entity = Expression.Parameter(typeof(TEntity));
        Expression[] parts =
        [
            Expression.Constant(typeof(TEntity)),
            .. Enumerable
                .Range(0, KeyPartsMax)
                .Select(index =>
                    index < key.Count
                        ? (Expression)
                            Expression.Convert(
                                Expression.Property(entity, key[index].PropertyInfo!),
                                typeof(object)
                            )
                        : Expression.Constant(null)
                ),
        ];
        return key.Count > KeyPartsMax
            ? throw new NotSupportedException(
                $"The key of {typeof(TEntity).Name} has more than {KeyPartsMax} parts."
            )
            : Expression
                .Lambda<Func<TEntity, EntityKey>>(
                    Expression.New(typeof(EntityKey).GetConstructors().Single(), parts),
                    entity
                )
                .Compile();
    }

    private static Func<TEntity, TEntity, bool> CompileDiffers(EntityColumn[] set)
    {
        var before = Expression.Parameter(typeof(TEntity));
        var now = Expression.Parameter(typeof(TEntity));
        var differs = set.Select(column => column.Path[0].PropertyInfo!)
            .Distinct()
            .Select(property =>
                (Expression)
                    Expression.Not(
                        Expression.Call(
                            Expression.Constant(Comparer(property.PropertyType)),
                            nameof(EqualityComparer<>.Equals),
                            null,
                            Expression.Property(before, property),
                            Expression.Property(now, property)
                        )
                    )
            )
            .Aggregate((Expression)Expression.Constant(false), Expression.OrElse);
        return Expression.Lambda<Func<TEntity, TEntity, bool>>(differs, before, now).Compile();
    }

    private static object Comparer(Type type) =>
        typeof(EqualityComparer<>)
            .MakeGenericType(type)
            .GetProperty(nameof(EqualityComparer<>.Default))!
            .GetValue(null)!;
}
