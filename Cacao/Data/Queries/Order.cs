using System.Reflection;

namespace Cacao.Data.Queries;

/// <summary>
/// The order of values in memory, the same as in a database: text by code units, and a struct that
/// wraps one value by that value.
/// </summary>
internal static class Order<T>
{
    private static readonly Comparison<T> Comparison = Find();

    public static IComparer<T> Comparer { get; } =
        System.Collections.Generic.Comparer<T>.Create(Comparison);

    public static int Compare(T left, T right) => Comparison(left, right);

    private static Comparison<T> Find()
    {
        if (typeof(T) == typeof(string))
        {
            return (Comparison<T>)(object)(Comparison<string>)string.CompareOrdinal;
        }

        if (Nullable.GetUnderlyingType(typeof(T)) is { } underlying)
        {
            return Make(nameof(NullFirst), underlying);
        }

        return
            typeof(IComparable<T>).IsAssignableFrom(typeof(T))
            || typeof(IComparable).IsAssignableFrom(typeof(T))
            || WrappedValue.Of(typeof(T)) is not { } wrapped
            ? System.Collections.Generic.Comparer<T>.Default.Compare
            : Make(nameof(ByWrappedValue), wrapped.Property.PropertyType, wrapped.Property);
    }

    private static Comparison<T> Make(string method, Type type, params object[] arguments) =>
        (Comparison<T>)
            typeof(Order<T>)
                .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type)
                .Invoke(null, arguments)!;

    private static Comparison<TValue?> NullFirst<TValue>()
        where TValue : struct =>
        (left, right) =>
            left is { } l && right is { } r
                ? Order<TValue>.Compare(l, r)
                : left.HasValue.CompareTo(right.HasValue);

    private static Comparison<T> ByWrappedValue<TValue>(PropertyInfo property)
    {
        var read = Getter.Compile<T, TValue>(property);
        return (left, right) => Order<TValue>.Compare(read(left), read(right));
    }
}
