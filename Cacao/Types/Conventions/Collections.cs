namespace Cacao.Types.Conventions;

/// <summary>Makes the C# collections that members ask for.</summary>
internal static class Collections
{
    /// <summary>From items, which are of the item type already, to an array, list or set.</summary>
    public static Func<object?[], object> BuilderOf(Type collection, Type item)
    {
        var array = item.MakeArrayType();
        if (collection.IsAssignableFrom(array))
        {
            return items => ToArray(items, item);
        }

        var list = typeof(List<>).MakeGenericType(item);
        var set = typeof(HashSet<>).MakeGenericType(item);
        var made =
            collection.IsAssignableFrom(list) ? list
            : collection.IsAssignableFrom(set) ? set
            : collection;
        return items => Activator.CreateInstance(made, ToArray(items, item))!;
    }

    private static Array ToArray(object?[] items, Type item)
    {
        var array = Array.CreateInstance(item, items.Length);
        for (var index = 0; index < items.Length; index++)
        {
            array.SetValue(items[index], index);
        }

        return array;
    }
}
