using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>A literal is a value of the type that is expected.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type</remarks>
internal sealed class ValuesOfCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterValue(IValueNode node, IType? type)
    {
        if (type is not null)
        {
            new LiteralChecker(Context).Check(node, type);
        }
    }
}
