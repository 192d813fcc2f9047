using System.Linq.Expressions;
using System.Reflection;

namespace Cacao.Data.Queries;

/// <summary>A chain of members from an item, such as <c>Sender.Name</c>.</summary>
internal sealed record MemberPath(IReadOnlyList<MemberInfo> Members)
{
    public Type Type => TypeOf(Members[^1]);

    /// <summary>More than one step: the value may lie in another row.</summary>
    public bool IsNested => Members.Count > 1;

    /// <summary>Null when the body is anything but members of the parameter.</summary>
    public static MemberPath? Of(LambdaExpression selector)
    {
        List<MemberInfo> members = [];
        var step = Strip(selector.Body);
        while (step is MemberExpression { Expression: not null } member)
        {
            members.Insert(0, member.Member);
            step = Strip(member.Expression);
        }

        return step == selector.Parameters[0] && members.Count > 0 ? new(members) : null;
    }

    public MemberPath Append(MemberInfo member) => new([.. Members, member]);

    /// <summary>The value at the end, for a provider that knows null along the way by itself.</summary>
    public Expression On(Expression item) =>
        Members.Aggregate(item, (step, member) => Expression.MakeMemberAccess(step, member));

    /// <summary>The value at the end, or its default when something along the way is null.</summary>
    public Expression OnNullable(Expression item)
    {
        var value = On(item);
        var nullable =
            value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is null
                ? typeof(Nullable<>).MakeGenericType(value.Type)
                : value.Type;
        var result = value.Type == nullable ? value : Expression.Convert(value, nullable);
        for (var length = Members.Count - 1; length > 0; length--)
        {
            var owner = new MemberPath([.. Members.Take(length)]).On(item);
            if (owner.Type.IsValueType)
            {
                continue;
            }

            result = Expression.Condition(
                Expression.Equal(owner, Expression.Constant(null, owner.Type)),
                Expression.Default(nullable),
                result
            );
        }

        return result;
    }

    public bool Equals(MemberPath? other) =>
        other is not null && Members.SequenceEqual(other.Members, ByToken.Instance);

    public override int GetHashCode() => Members[^1].Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Join('.', Members.Select(member => member.Name));

    // Conversions, and the tests for null that OnNullable puts around a value.
    private static Expression Strip(Expression expression)
    {
        while (true)
        {
            switch (expression)
            {
                case UnaryExpression { NodeType: ExpressionType.Convert } convert:
                    expression = convert.Operand;
                    break;
                case ConditionalExpression { IfTrue: DefaultExpression } conditional:
                    expression = conditional.IfFalse;
                    break;
                default:
                    return expression;
            }
        }
    }

    private static Type TypeOf(MemberInfo member) =>
        member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    // The same property seen through a base class is another object of reflection.
    private sealed class ByToken : IEqualityComparer<MemberInfo>
    {
        public static readonly ByToken Instance = new();

        public bool Equals(MemberInfo? x, MemberInfo? y) =>
            x?.MetadataToken == y?.MetadataToken && x?.Module == y?.Module;

        public int GetHashCode(MemberInfo obj) => obj.MetadataToken;
    }
}
