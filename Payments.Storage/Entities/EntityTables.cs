using Microsoft.EntityFrameworkCore.Metadata;
using Payments.Domain.Ids;

namespace Payments.Storage.Entities;

/// <summary>The tables of a database's model, each derived when it is first asked for.</summary>
internal sealed class EntityTables(IModel model)
{
    private readonly Dictionary<Type, EntityTable> _tables = [];

    // A slice's entity is known by the last part of its key: its id, or the tenant that it is.
    private readonly Dictionary<Type, Type> _kinds = model
        .GetEntityTypes()
        .Where(IsSlices)
        .ToDictionary(type => type.FindPrimaryKey()!.Properties[^1].ClrType, type => type.ClrType);

    /// <summary>The entity that ids of a type name; null: one of the core, which the gate keeps itself.</summary>
    public Type? KindOf(Type idType) => _kinds.GetValueOrDefault(idType);

    public EntityTable Of(Type kind)
    {
        if (!_tables.TryGetValue(kind, out var table))
        {
            var type =
                model.FindEntityType(kind)
                ?? throw new InvalidOperationException($"{kind.Name} is not mapped.");
            table = (EntityTable)
                Activator.CreateInstance(typeof(EntityTable<>).MakeGenericType(kind), type)!;
            _tables.Add(kind, table);
        }

        return table;
    }

    private static bool IsSlices(IEntityType type)
    {
        var key = type.FindPrimaryKey()!.Properties;
        return typeof(ISubject).IsAssignableFrom(type.ClrType)
            && typeof(IEntityId).IsAssignableFrom(key[^1].ClrType)
            && key.Count <= 2;
    }
}
