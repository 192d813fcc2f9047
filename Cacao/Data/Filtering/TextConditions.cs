using System.Linq.Expressions;
using Cacao.Data.Queries;

namespace Cacao.Data.Filtering;

/// <summary>Whether a text holds another: character by character, in a database as in memory.</summary>
internal static class TextConditions
{
    private const string Contains = "contains";
    private const string StartsWith = "startsWith";

    /// <summary>
    /// Beginnings and ends are cut out and compared as <c>eq</c> compares, because providers make
    /// <c>LIKE</c> of <c>StartsWith</c>, and that of SQLite takes a for A, stops at U+0000, and fails with
    /// long patterns. Of <c>Contains</c> they make a search that does none of this.
    /// </summary>
    public static Expression InDatabase(
        string test,
        Expression target,
        Expression asked,
        string value
    )
    {
        if (test == Contains)
        {
            return Expression.Call(target, nameof(string.Contains), null, asked);
        }

        // Databases count characters, not UTF-16 units.
        var length = QueryParameter.Of(value.EnumerateRunes().Count(), typeof(int));
        var cut =
            test == StartsWith
                ? Expression.Call(
                    target,
                    nameof(string.Substring),
                    null,
                    Expression.Constant(0),
                    length
                )
                : Expression.Call(
                    target,
                    nameof(string.Substring),
                    null,
                    Expression.Subtract(Expression.Property(target, nameof(string.Length)), length)
                );
        return Expression.Equal(cut, asked);
    }

    public static Expression InMemory(string test, Expression target, Expression asked) =>
        Expression.AndAlso(
            Expression.NotEqual(target, Expression.Constant(null, target.Type)),
            Expression.Call(
                target,
                test == Contains ? nameof(string.Contains)
                    : test == StartsWith ? nameof(string.StartsWith)
                    : nameof(string.EndsWith),
                null,
                asked,
                Expression.Constant(StringComparison.Ordinal)
            )
        );
}
