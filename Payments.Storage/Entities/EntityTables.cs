using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;
using Payments.Domain.Ids;

namespace Payments.Storage.Entities;

/// <summary>
/// The tables of a model, each derived when it is first asked for, and once for all gates of the
/// process: compiling what writes them costs more than a thousand rows.
/// </summary>
internal sealed class EntityTables
{
    private static readonly ConditionalWeakTable<IModel, EntityTables> OfModels = [];

    private readonly IModel _model;
    private readonly ConcurrentDictionary<Type, EntityTable> _tables = new();

    // A slice's entity is known by the last part of its key: its id, or the tenant that it is.
    private readonly Dictionary<Type, Type> _kinds;

    private EntityTables(IModel model)
    {
        _model = model;
        _kinds = model
            .GetEntityTypes()
            .Where(IsSlices)
            .ToDictionary(
                type => type.FindPrimaryKey()!.Properties[^1].ClrType,
                type => type.ClrType
            );
    }

    public static EntityTables Of(IModel model) =>
        OfModels.GetValue(model, static model => new(model));

    /// <summary>The entity that ids of a type name; null: one of the core, which the gate keeps itself.</summary>
    public Type? KindOf(Type idType) => _kinds.GetValueOrDefault(idType);

    public EntityTable Of(Type kind) => _tables.GetOrAdd(kind, Derive);

    private EntityTable Derive(Type kind)
    {
        var type =
            _model.FindEntityType(kind)
            ?? throw new InvalidOperationException($"{kind.Name} is not mapped.");
        return (EntityTable)
            Activator.CreateInstance(typeof(EntityTable<>).MakeGenericType(kind), type)!;
    }

    private static bool IsSlices(IEntityType type)
    {
        var key = type.FindPrimaryKey()!.Properties;
        return typeof(ISubject).IsAssignableFrom(type.ClrType)
            && typeof(IEntityId).IsAssignableFrom(key[^1].ClrType)
            && key.Count <= 2;
    }
}
