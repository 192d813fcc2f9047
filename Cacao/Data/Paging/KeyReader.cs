using System.Collections.Concurrent;
using System.Linq.Expressions;
using Cacao.Data.Queries;

namespace Cacao.Data.Paging;

/// <summary>Reads order keys from items; each accessor is compiled once.</summary>
internal static class KeyReader<T>
{
    private static readonly ConcurrentDictionary<MemberPath, Func<T, object?>> Known = new();

    public static object? Read(T item, MemberPath path) => Known.GetOrAdd(path, Compile)(item);

    private static Func<T, object?> Compile(MemberPath path)
    {
        var item = Expression.Parameter(typeof(T));
        var value = Expression.Convert(path.OnNullable(item), typeof(object));
        return Expression.Lambda<Func<T, object?>>(value, item).Compile();
    }
}
