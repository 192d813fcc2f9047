using System.Linq.Expressions;
using System.Reflection;

namespace Cacao.Data.Queries;

/// <summary>Compiled access to properties.</summary>
internal static class Getter
{
    public static Func<TOwner, TValue> Compile<TOwner, TValue>(PropertyInfo property)
    {
        var owner = Expression.Parameter(typeof(TOwner));
        return Expression
            .Lambda<Func<TOwner, TValue>>(Expression.Property(owner, property), owner)
            .Compile();
    }
}
