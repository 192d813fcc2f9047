using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Payments.Storage.Gate;

/// <summary>
/// Copies an entity field by field, below EF Core, so that a refused command can be undone without
/// the change tracker noticing. Read-only fields never change and are left out.
/// </summary>
internal static class EntityFields
{
    private static readonly ConcurrentDictionary<Type, Action<object, object>> Copiers = new();

    private static readonly Func<object, object> ShallowCopy =
        (Func<object, object>)
            Delegate.CreateDelegate(
                typeof(Func<object, object>),
                typeof(object).GetMethod(
                    nameof(MemberwiseClone),
                    BindingFlags.NonPublic | BindingFlags.Instance
                )!
            );

    public static object Clone(object entity) => ShallowCopy(entity);

    /// <summary>Makes <paramref name="entity"/> what <paramref name="snapshot"/> was.</summary>
    public static void Restore(object entity, object snapshot) =>
        Copiers.GetOrAdd(entity.GetType(), Compile)(snapshot, entity);

    private static Action<object, object> Compile(Type type)
    {
        var from = Expression.Parameter(typeof(object));
        var to = Expression.Parameter(typeof(object));
        List<Expression> assignments = [];
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            assignments.AddRange(
                level
                    .GetFields(
                        BindingFlags.Instance
                            | BindingFlags.Public
                            | BindingFlags.NonPublic
                            | BindingFlags.DeclaredOnly
                    )
                    .Where(field => !field.IsInitOnly)
                    .Select(field =>
                        Expression.Assign(
                            Expression.Field(Expression.Convert(to, level), field),
                            Expression.Field(Expression.Convert(from, level), field)
                        )
                    )
            );
        }

        assignments.Add(Expression.Empty());
        return Expression
            .Lambda<Action<object, object>>(Expression.Block(assignments), from, to)
            .Compile();
    }
}
