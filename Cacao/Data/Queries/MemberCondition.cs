using System.Linq.Expressions;

namespace Cacao.Data.Queries;

/// <summary>A condition of the application on a member.</summary>
/// <param name="InputType">The C# type of what clients give.</param>
/// <param name="Make">From one of these, a function of the member's value.</param>
internal sealed record MemberCondition(Type InputType, Func<object, LambdaExpression> Make)
{
    /// <summary>The condition on what the target is.</summary>
    public Expression On(Expression target, object input)
    {
        var condition = Make(input);
        return new Replacement(condition.Parameters[0], target).Visit(condition.Body);
    }

    private sealed class Replacement(ParameterExpression parameter, Expression target)
        : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            node == parameter ? target : node;
    }
}
