using System.Linq.Expressions;
using System.Reflection;

namespace Cacao.Data.Projections;

/// <summary>Writes <c>item => new Book { Title = item.Title, … }</c>.</summary>
internal static class NarrowItem
{
    public static Expression<Func<T, T>> Of<T>(ItemNeeds needs)
    {
        var item = Expression.Parameter(typeof(T), "item");
        return Expression.Lambda<Func<T, T>>(Make(item, needs), item);
    }

    private static Expression Make(Expression item, ItemNeeds needs)
    {
        if (needs.IsWhole)
        {
            return item;
        }

        var columns = needs.Members.Select(member =>
            Expression.Bind(member, Expression.Property(item, member))
        );
        var beside = needs.Relations.Select(relation => Bind(item, relation));
        IEnumerable<MemberBinding> members = columns.Concat(beside);
        return Expression.MemberInit(Expression.New(needs.Constructor!), members);
    }

    private static MemberAssignment Bind(Expression item, ItemNeeds.Relation relation)
    {
        var member = relation.Navigation.PropertyInfo!;
        var beside = Expression.Property(item, member);
        return Expression.Bind(
            member,
            relation.Navigation.IsCollection
                ? MakeAll(beside, member, relation.Needs)
                : MakeOne(beside, relation.Needs)
        );
    }

    private static Expression MakeOne(Expression beside, ItemNeeds needs) =>
        needs.IsWhole
            ? beside
            : Expression.Condition(
                Expression.Equal(beside, Expression.Constant(null, beside.Type)),
                Expression.Constant(null, beside.Type),
                Make(beside, needs)
            );

    private static Expression MakeAll(Expression beside, PropertyInfo member, ItemNeeds needs)
    {
        var type = needs.Entity.ClrType;
        if (
            needs.IsWhole
            || !member.PropertyType.IsAssignableFrom(typeof(List<>).MakeGenericType(type))
        )
        {
            return beside;
        }

        var each = Expression.Parameter(type, "each");
        var all = Expression.Call(
            typeof(Enumerable),
            nameof(Enumerable.Select),
            [type, type],
            beside,
            Expression.Lambda(Make(each, needs), each)
        );
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.ToList), [type], all);
    }
}
