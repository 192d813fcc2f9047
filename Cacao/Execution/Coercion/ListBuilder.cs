using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Cacao.Execution.Coercion;

/// <summary>Makes the C# collection that a resolver or input type wants.</summary>
internal abstract class ListBuilder
{
    private static readonly ConcurrentDictionary<Type, ListBuilder> Builders = [];

    /// <summary>The type of the collection's items.</summary>
    public abstract Type ItemType { get; }

    public static ListBuilder For(Type collection) => Builders.GetOrAdd(collection, Make);

    public abstract object Build(object?[] items);

    public abstract bool IsBuilt(object value);

    private static ListBuilder Make(Type collection)
    {
        var item = ItemTypeOf(collection);
        return item is null
            ? new Untyped()
            : (ListBuilder)
                Activator.CreateInstance(typeof(Typed<>).MakeGenericType(item), collection)!;
    }

    private static Type? ItemTypeOf(Type collection)
    {
        if (collection.IsArray)
        {
            return collection.GetElementType();
        }

        var sequence = collection
            .GetInterfaces()
            .Append(collection)
            .FirstOrDefault(type =>
                type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            );
        return collection == typeof(string) ? null : sequence?.GetGenericArguments()[0];
    }

    private sealed class Untyped : ListBuilder
    {
        public override Type ItemType => typeof(object);

        public override object Build(object?[] items) => items;

        public override bool IsBuilt(object value) => false;
    }

    private sealed class Typed<T>(Type collection) : ListBuilder
    {
        private readonly Func<T[], object> _wrap = Wrapper(collection);

        public override Type ItemType => typeof(T);

        public override object Build(object?[] items)
        {
            var typed = new T[items.Length];
            for (var i = 0; i < items.Length; i++)
            {
                typed[i] = (T)items[i]!;
            }

            return _wrap(typed);
        }

        public override bool IsBuilt(object value) =>
            value is not object?[] && collection.IsInstanceOfType(value);

        private static Func<T[], object> Wrapper(Type collection)
        {
            if (collection.IsAssignableFrom(typeof(T[])))
            {
                return items => items;
            }

            if (collection.IsAssignableFrom(typeof(List<T>)))
            {
                return items => new List<T>(items);
            }

            if (collection.IsAssignableFrom(typeof(HashSet<T>)))
            {
                return items => new HashSet<T>(items);
            }

            if (collection == typeof(ImmutableArray<T>))
            {
                return items => ImmutableArray.Create(items);
            }

            if (collection.IsAssignableFrom(typeof(ImmutableList<T>)))
            {
                return items => ImmutableList.Create(items);
            }

            var constructor =
                collection.GetConstructor([typeof(IEnumerable<T>)])
                ?? collection.GetConstructor([typeof(IList<T>)])
                ?? throw new NotSupportedException($"Cannot make a {collection} of a list.");
            return items => Invoke(constructor, items);
        }

        private static object Invoke(ConstructorInfo constructor, T[] items) =>
            constructor.Invoke([items]);
    }
}
