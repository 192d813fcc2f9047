using Cacao.Execution.Authorization;
using Cacao.Execution.Plans;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Pipeline;

/// <summary>Refuses the whole request where a field asks for that (<c>ApplyPolicy.Validation</c>).</summary>
internal sealed class AuthorizationStep(SchemaRuntime runtime, ExecutorSettings settings)
{
    private readonly bool _isNeeded = runtime
        .Schema.Types.OfType<ComplexType>()
        .SelectMany(type => type.Fields)
        .Any(field => field.Feature<AuthorizationRules>()?.AtValidation.Length > 0);

    public async ValueTask<bool> RunAsync(RequestState state)
    {
        if (!_isNeeded)
        {
            return true;
        }

        var rules = (AuthorizationRule[])
            state.Operation.Findings.GetOrAdd(
                typeof(AuthorizationStep),
                static (_, args) => new RuleFinder(args.runtime.Schema, args.Operation).Find(),
                (runtime, state.Operation)
            );
        if (rules.Length == 0)
        {
            return true;
        }

        var caller = new CallerAuthorization(state.Request.User, state.Request.Services);
        return await caller.RefusalAsync(rules) is not { } refusal
            || state.Refuse(ResultKind.NotAuthorized, settings.Filter(refusal));
    }

    private sealed class RuleFinder(Schema schema, PreparedOperation operation)
    {
        private readonly HashSet<AuthorizationRule> _rules = [];
        private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

        public AuthorizationRule[] Find()
        {
            Visit(operation.Definition.SelectionSet, operation.RootType!);
            return [.. _rules];
        }

        private void Visit(SelectionSetNode set, NamedType type)
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FieldNode node when schema.FindField(type, node.Name.Value) is { } field:
                        _rules.UnionWith(field.Feature<AuthorizationRules>()?.AtValidation ?? []);
                        VisitImplementations(type, node.Name.Value);
                        if (node.SelectionSet is { } children)
                        {
                            Visit(children, field.Type.NamedType());
                        }

                        break;
                    case InlineFragmentNode inline:
                        Visit(inline.SelectionSet, TypeOf(inline.TypeCondition) ?? type);
                        break;
                    case FragmentSpreadNode spread
                        when _visited.Add(spread.Name.Value)
                            && operation.Fragments.Find(spread.Name.Value) is { } fragment:
                        Visit(fragment.SelectionSet, TypeOf(fragment.TypeCondition)!);
                        break;
                }
            }
        }

        // A field asked of an interface is executed on the types behind it.
        private void VisitImplementations(NamedType type, string field)
        {
            if (type is InterfaceType)
            {
                foreach (var concrete in schema.PossibleTypes(type))
                {
                    _rules.UnionWith(
                        concrete.FindField(field)?.Feature<AuthorizationRules>()?.AtValidation ?? []
                    );
                }
            }
        }

        private NamedType? TypeOf(NamedTypeNode? condition) =>
            condition is null ? null : schema.FindType(condition.Name.Value);
    }
}
