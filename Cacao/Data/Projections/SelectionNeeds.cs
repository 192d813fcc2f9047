using System.Reflection;
using Cacao.Execution.Plans;
using Cacao.Types.Authoring;
using Cacao.Types.Model;
using Cacao.Types.Resolvers;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cacao.Data.Projections;

/// <summary>
/// Follows what an operation selects down the entities. Where a field does not tell what it reads,
/// the whole entity is read: slower, but never wrong.
/// </summary>
internal static class SelectionNeeds
{
    public static ItemNeeds Of(IEntityType entity, IEnumerable<Selection> items)
    {
        var needs = new ItemNeeds(entity);
        foreach (var item in items)
        {
            AddChildren(needs, item);
        }

        return needs;
    }

    private static void AddChildren(ItemNeeds needs, Selection item)
    {
        if (
            item.Children is not { Type: ObjectType type } children
            || type.RuntimeType != needs.Entity.ClrType
        )
        {
            needs.AddAll();
            return;
        }

        foreach (var selection in SelectedItems.All(children.For(type)))
        {
            Add(needs, selection);
        }
    }

    private static void Add(ItemNeeds needs, Selection selection)
    {
        switch (selection.Field.Member)
        {
            case PropertyInfo property when IsOf(needs.Entity, property):
                Add(needs, property, selection);
                break;
            case MethodInfo method when !IsOf(needs.Entity, method):
                AddRequired(needs, method);
                break;
            default:
                needs.AddAll();
                break;
        }
    }

    private static void Add(ItemNeeds needs, PropertyInfo property, Selection selection)
    {
        if (property.GetCustomAttribute<IsProjectedAttribute>() is { IsProjected: false })
        {
            return;
        }

        if (needs.FindNavigation(property.Name) is not { } navigation)
        {
            needs.Add(property.Name);
        }
        else if (selection.Field.Arguments.Count > 0)
        {
            // They choose among the entities by whatever these have.
            needs.Relate(navigation).AddAll();
        }
        else
        {
            AddChildren(needs.Relate(navigation), selection);
        }
    }

    private static void AddRequired(ItemNeeds needs, MethodInfo resolver)
    {
        foreach (var parameter in resolver.GetParameters())
        {
            if (parameter.GetCustomAttribute<ParentAttribute>() is { } parent)
            {
                AddRequired(needs, parent.Members);
            }
            else if (parameter.ParameterType == typeof(IResolverContext))
            {
                needs.AddAll();
            }
        }
    }

    private static void AddRequired(ItemNeeds needs, IReadOnlyList<string>? members)
    {
        if (members is null)
        {
            needs.AddAll();
            return;
        }

        foreach (var name in members)
        {
            needs.Add(name);
        }
    }

    private static bool IsOf(IEntityType entity, MemberInfo member) =>
        member.DeclaringType!.IsAssignableFrom(entity.ClrType);
}
