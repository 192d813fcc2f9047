using Cacao.Language;

namespace Cacao.Validation;

internal readonly record struct VariableUsage(VariableNode Node, VariablePosition Position);

/// <summary>Where the document uses variables, by the definition that the usage stands in.</summary>
internal sealed class VariableUsages
{
    private readonly Dictionary<IDefinitionNode, List<VariableUsage>> _byDefinition = [];
    private readonly Dictionary<OperationDefinitionNode, IReadOnlyList<VariableUsage>> _all = [];
    private readonly ValidationContext _context;

    private VariableUsages(ValidationContext context) => _context = context;

    public static VariableUsages Collect(ValidationContext context)
    {
        var usages = new VariableUsages(context);
        new DocumentWalker(context, [new Collector(context, usages)]).Walk(context.Document);
        return usages;
    }

    /// <summary>Usages in the operation itself and in all fragments that it reaches.</summary>
    public IReadOnlyList<VariableUsage> Of(OperationDefinitionNode operation)
    {
        if (_all.TryGetValue(operation, out var known))
        {
            return known;
        }
        var usages = new List<VariableUsage>();
        Append(operation);
        foreach (var fragment in _context.Fragments.ReachedFrom([operation]))
        {
            Append(fragment);
        }
        return _all[operation] = usages;

        void Append(IDefinitionNode definition)
        {
            if (_byDefinition.TryGetValue(definition, out var own))
            {
                _context.Spend(own.Count);
                usages.AddRange(own);
            }
        }
    }

    private sealed class Collector(ValidationContext context, VariableUsages usages)
        : ValidationRule(context)
    {
        private IDefinitionNode? _definition;

        public override void EnterOperation(OperationDefinitionNode node) => _definition = node;

        public override void EnterFragment(FragmentDefinitionNode node) => _definition = node;

        public override void EnterVariable(VariableNode node, VariablePosition position)
        {
            if (!usages._byDefinition.TryGetValue(_definition!, out var own))
            {
                usages._byDefinition[_definition!] = own = [];
            }
            own.Add(new VariableUsage(node, position));
        }
    }
}
