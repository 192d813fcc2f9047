using Cacao.Language;

namespace Cacao.Validation.Rules;

/// <summary>Fields of mutations and subscriptions come whole: their order is their meaning.</summary>
/// <remarks>https://github.com/graphql/graphql-spec/pull/1110, sec-Defer-And-Stream-Directives-Are-Used-On-Valid-Root-Field</remarks>
internal sealed class DeferStreamDirectiveOnRootFieldRule(ValidationContext context)
    : ValidationRule(context)
{
    private readonly HashSet<string> _checked = [];

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Operation == OperationType.Query)
        {
            return;
        }
        if (Context.RootType(node.Operation) is { } rootType)
        {
            var kind = node.Operation == OperationType.Mutation ? "mutation" : "subscription";
            Check(node.SelectionSet, $"cannot be used on root {kind} type \"{rootType}\".");
        }
    }

    private void Check(SelectionSetNode selectionSet, string refusal)
    {
        Context.Descend();
        foreach (var selection in selectionSet.Selections)
        {
            var name = selection is FieldNode ? "stream" : "defer";
            var directive = selection.Directives.FirstOrDefault(d => d.Name.Value == name);
            if (directive is not null)
            {
                var title = selection is FieldNode ? "Stream" : "Defer";
                Context.Report($"{title} directive {refusal}", directive);
            }
            if (selection is InlineFragmentNode inline)
            {
                Check(inline.SelectionSet, refusal);
            }
            else if (
                selection is FragmentSpreadNode { Name.Value: var fragmentName }
                && Context.Fragments.Find(fragmentName) is { } fragment
                && _checked.Add(fragmentName)
            )
            {
                Check(fragment.SelectionSet, refusal);
            }
        }
        Context.Ascend();
    }
}
