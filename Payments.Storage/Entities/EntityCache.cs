namespace Payments.Storage.Entities;

/// <summary>
/// Entities as they were last committed, for a gate that is the only writer. What is kept is never
/// changed: a batch works on a copy. Bounded by two generations: when the young one is full it
/// becomes the old one, and what of that was not asked for again is forgotten.
/// </summary>
internal sealed class EntityCache(int generationSizeMax = EntityCache.GenerationSizeMax)
{
    // With some 500 bytes for an entity: at most 64 MB for both generations.
    private const int GenerationSizeMax = 65_536;

    private Dictionary<EntityKey, object> _young = [];
    private Dictionary<EntityKey, object> _old = [];

    public object? Find(EntityKey key)
    {
        if (_young.TryGetValue(key, out var entity))
        {
            return entity;
        }

        if (_old.TryGetValue(key, out entity))
        {
            Put(key, entity);
            return entity;
        }

        return null;
    }

    public void Put(EntityKey key, object entity)
    {
        if (_young.Count >= generationSizeMax)
        {
            (_young, _old) = (_old, _young);
            _young.Clear();
        }

        _young[key] = entity;
    }

    public void Remove(EntityKey key)
    {
        _young.Remove(key);
        _old.Remove(key);
    }

    public void Clear()
    {
        _young.Clear();
        _old.Clear();
    }
}
