using Payments.Storage.Entities;

namespace Payments.Storage.Gate;

/// <summary>An entity in a batch: as the database has it, and as it shall be.</summary>
internal sealed class TrackedEntity(EntityTable table, EntityKey key, object? saved, object? entity)
{
    public EntityTable Table { get; } = table;

    public EntityKey Key { get; } = key;

    /// <summary>As the database has it, never changed; null: not there yet.</summary>
    public object? Saved { get; } = saved;

    /// <summary>The one that the batch's commands work on; null: removed, or its command refused.</summary>
    public object? Entity { get; set; } = entity;

    /// <summary>The command at work has met it: what it was is known.</summary>
    public bool IsTouched { get; set; }
}
