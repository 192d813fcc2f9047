using System.Linq.Expressions;
using System.Reflection;
using Cacao.Types.Authoring;
using Cacao.Types.Conventions;

namespace Cacao.Data.Queries;

/// <summary>A member of list items that clients may filter or sort by.</summary>
internal sealed record ListMember(string Name, MemberPath Path, string? Description)
{
    /// <summary>What a filter by it means, where the application says so.</summary>
    public MemberCondition? Condition { get; init; }

    /// <summary>The public properties, as they are called in the schema.</summary>
    public static IEnumerable<ListMember> Of(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property =>
                property.CanRead
                && property.GetIndexParameters().Length == 0
                && property.GetCustomAttribute<GraphQLIgnoreAttribute>() is null
            )
            .Select(property => Of(new MemberPath([property]), null, null));

    public static ListMember Of(MemberPath path, string? name, string? description) =>
        new(name ?? Naming.OfField(path.Members[^1]), path, description);

    public static MemberPath PathOf(LambdaExpression selector) =>
        MemberPath.Of(selector)
        ?? throw new ArgumentException($"{selector} names no member.", nameof(selector));
}
