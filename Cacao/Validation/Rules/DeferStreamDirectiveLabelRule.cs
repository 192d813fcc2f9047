using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>Every label of <c>@defer</c> and <c>@stream</c> is a literal and its own.</summary>
/// <remarks>https://github.com/graphql/graphql-spec/pull/1110, sec-Defer-And-Stream-Directive-Labels-Are-Unique</remarks>
internal sealed class DeferStreamDirectiveLabelRule(ValidationContext context)
    : ValidationRule(context)
{
    private readonly Dictionary<string, DirectiveNode> _known = [];

    public override void EnterDirective(DirectiveNode node, string location, OutputField? field)
    {
        if (node.Name.Value is not ("defer" or "stream"))
        {
            return;
        }
        var label = node.Arguments.FirstOrDefault(a => a.Name.Value == "label")?.Value;
        switch (label)
        {
            case null or NullValueNode:
                break;
            case StringValueNode text when _known.TryAdd(text.Value, node):
                break;
            case StringValueNode text:
                Context.Report(
                    "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique "
                        + "across all Defer/Stream directive usages.",
                    _known[text.Value],
                    node
                );
                break;
            default:
                Context.Report(
                    $"Argument \"@{node.Name.Value}(label:)\" must be a static string.",
                    node
                );
                break;
        }
    }
}
