using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>Only lists are streamed.</summary>
/// <remarks>https://github.com/graphql/graphql-spec/pull/1110, sec-Stream-Directives-Are-Used-On-List-Fields</remarks>
internal sealed class StreamDirectiveOnListFieldRule(ValidationContext context)
    : ValidationRule(context)
{
    public override void EnterDirective(DirectiveNode node, string location, OutputField? field)
    {
        if (
            node.Name.Value == "stream"
            && field is not null
            && field.Type.NullableType() is not ListType
        )
        {
            Context.Report(
                $"Directive \"@stream\" cannot be used on non-list field \"{field.Coordinate()}\".",
                node
            );
        }
    }
}
