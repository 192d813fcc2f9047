using System.Linq.Expressions;

namespace Cacao.Data.Queries;

/// <summary>
/// A value inside a query, read from an object: so that a database provider sends it as a parameter,
/// and finds the compiled query again.
/// </summary>
internal static class QueryParameter
{
    public static Expression Of(object? value, Type type)
    {
        var box = Activator.CreateInstance(typeof(Box<>).MakeGenericType(type), value)!;
        return Expression.Property(Expression.Constant(box), nameof(Box<int>.Value));
    }

    private sealed class Box<T>(T value)
    {
        public T Value { get; } = value;
    }
}
