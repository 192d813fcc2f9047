using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>The type has every field that is selected on it.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Field-Selections</remarks>
internal sealed class FieldsOnCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode node, NamedType? parentType, OutputField? field)
    {
        if (parentType is null || field is not null)
        {
            return;
        }
        var name = node.Name.Value;
        Context.Report(
            $"Cannot query field \"{name}\" on type \"{parentType}\".{Suggestion(parentType, name)}",
            node
        );
    }

    private string Suggestion(NamedType parentType, string name)
    {
        if (!Context.Options.Suggestions)
        {
            return "";
        }
        var types = Suggestions.Sentence(
            TypesWith(parentType, name),
            "to use an inline fragment on"
        );
        return types.Length > 0 || parentType is not ComplexType complex
            ? types
            : Context.Suggest(name, complex.Fields.Select(f => f.Name));
    }

    /// <summary>Types that an abstract type stands for and that do have it, the widest first.</summary>
    private string[] TypesWith(NamedType parentType, string name)
    {
        if (!parentType.IsAbstractType())
        {
            return [];
        }
        var uses = new Dictionary<ComplexType, int>();
        foreach (var type in Schema.PossibleTypes(parentType).Where(t => Has(t, name)))
        {
            uses[type] = 1;
            foreach (var implemented in type.Interfaces.Where(i => Has(i, name)))
            {
                uses[implemented] = uses.GetValueOrDefault(implemented) + 1;
            }
        }
        var types = uses.Keys.ToList();
        types.Sort(
            (a, b) =>
            {
                var order = uses[b].CompareTo(uses[a]);
                if (order != 0)
                {
                    return order;
                }
                if (Schema.IsSubType(a, b))
                {
                    return -1;
                }
                return Schema.IsSubType(b, a)
                    ? 1
                    : NaturalComparer.Instance.Compare(a.Name, b.Name);
            }
        );
        return [.. types.Select(type => type.Name)];
    }

    private static bool Has(ComplexType type, string name) => type.FindField(name) is not null;
}
