using System.Linq.Expressions;
using System.Reflection;

namespace Cacao.Data.Queries;

/// <summary>
/// Comparisons of any type that a column can have. The nodes are plain <c>&lt;</c>, <c>&gt;</c> and
/// <c>==</c>, which database providers translate whatever the C# type is; the methods behind them
/// serve queries over memory, where id types have no operators.
/// </summary>
internal static class Comparisons
{
    private const BindingFlags Private = BindingFlags.NonPublic | BindingFlags.Static;

    public static Expression Equal(Expression left, Expression right) =>
        Make(ExpressionType.Equal, left, right, nameof(IsEqual));

    public static Expression NotEqual(Expression left, Expression right) =>
        Make(ExpressionType.NotEqual, left, right, nameof(IsNotEqual));

    public static Expression Above(Expression left, Expression right) =>
        Make(ExpressionType.GreaterThan, left, right, nameof(IsAbove));

    public static Expression AtLeast(Expression left, Expression right) =>
        Make(ExpressionType.GreaterThanOrEqual, left, right, nameof(IsAtLeast));

    public static Expression Below(Expression left, Expression right) =>
        Make(ExpressionType.LessThan, left, right, nameof(IsBelow));

    public static Expression AtMost(Expression left, Expression right) =>
        Make(ExpressionType.LessThanOrEqual, left, right, nameof(IsAtMost));

    private static BinaryExpression Make(
        ExpressionType kind,
        Expression left,
        Expression right,
        string method
    )
    {
        // Nullable structs are compared as SQL does: null is neither above nor below.
        var type = Nullable.GetUnderlyingType(left.Type) ?? left.Type;
        var compare = typeof(Comparisons).GetMethod(method, Private)!.MakeGenericMethod(type);
        return Expression.MakeBinary(kind, left, right, liftToNull: false, compare);
    }

    private static bool IsEqual<T>(T left, T right) =>
        EqualityComparer<T>.Default.Equals(left, right);

    private static bool IsNotEqual<T>(T left, T right) => !IsEqual(left, right);

    private static bool IsAbove<T>(T left, T right) => Order<T>.Compare(left, right) > 0;

    private static bool IsAtLeast<T>(T left, T right) => Order<T>.Compare(left, right) >= 0;

    private static bool IsBelow<T>(T left, T right) => Order<T>.Compare(left, right) < 0;

    private static bool IsAtMost<T>(T left, T right) => Order<T>.Compare(left, right) <= 0;
}
