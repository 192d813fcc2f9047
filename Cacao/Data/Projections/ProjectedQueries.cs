using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Cacao.Data.Projections;

/// <summary>Ends queries with a projection.</summary>
internal static class ProjectedQueries
{
    // Only for classes, as entities are; who asks here knows no such thing of T.
    private static readonly MethodInfo IncludeMethod = typeof(EntityFrameworkQueryableExtensions)
        .GetMethods()
        .Single(method =>
            method.Name == nameof(EntityFrameworkQueryableExtensions.Include)
            && method.GetParameters()[1].ParameterType == typeof(string)
        );

    public static IQueryable<T> Project<T>(this IQueryable<T> query, Projection<T>? projection) =>
        projection?.Item is { } item ? query.Select(item) : query.Beside(projection);

    /// <summary>With what lies beside the items, where they are read as a whole.</summary>
    public static IQueryable<T> Beside<T>(this IQueryable<T> query, Projection<T>? projection) =>
        projection?.Includes.Aggregate(query, Include) ?? query;

    private static IQueryable<T> Include<T>(IQueryable<T> query, string path) =>
        query.Provider.CreateQuery<T>(
            Expression.Call(
                IncludeMethod.MakeGenericMethod(typeof(T)),
                query.Expression,
                Expression.Constant(path)
            )
        );
}
