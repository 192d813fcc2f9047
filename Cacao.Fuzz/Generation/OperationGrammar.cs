using System.Globalization;
using System.Text;
using Cacao.Types.Model;

namespace Cacao.Fuzz.Generation;

/// <summary>
/// Operations that a schema can answer, with literals and variables of the right types, and with a
/// fault here and there.
/// </summary>
/// <param name="schema">What is asked.</param>
/// <param name="random">Where choices come from.</param>
/// <param name="faultPercent">How often a choice is a wrong one.</param>
internal sealed class OperationGrammar(Schema schema, FuzzRandom random, int faultPercent)
{
    private const int DepthMax = 6;

    private readonly StringBuilder _fragments = new();
    private readonly List<(string Name, IType Type, string Json)> _variables = [];
    private int _names;

    /// <summary>The document and the JSON of its variables.</summary>
    public (string Document, string Variables) Operation()
    {
        var (keyword, root) = random.Below(10) switch
        {
            < 7 => ("query", schema.QueryType),
            < 9 => ("mutation", schema.MutationType!),
            _ => ("subscription", schema.SubscriptionType!),
        };
        var selections = keyword == "subscription" ? Field(root, DepthMax) : Fields(root, DepthMax);
        var definitions =
            _variables.Count == 0
                ? ""
                : $"({string.Join(' ', _variables.Select(v => $"${v.Name}: {v.Type}"))})";
        var json = string.Join(',', _variables.Select(v => $"\"{v.Name}\":{v.Json}"));
        return ($"{keyword} Q{definitions} {{ {selections} }}{_fragments}", $"{{{json}}}");
    }

    private string Fields(NamedType type, int depth)
    {
        var text = new StringBuilder();
        for (var left = 1 + random.Skewed(5); left > 0; left--)
        {
            text.Append(Selection(type, depth)).Append(' ');
        }

        return text.ToString();
    }

    private string Selection(NamedType type, int depth) =>
        random.Below(10) switch
        {
            0 when depth > 0 => $"... {Condition()}{{ {Fields(type, depth - 1)} }}",
            1 when depth > 0 => InlineFragment(type, depth),
            2 when depth > 0 => Spread(type, depth),
            3 => $"{Alias()}__typename",
            _ => Field(type, depth),
        };

    private string InlineFragment(NamedType type, int depth)
    {
        var possible = schema.PossibleTypes(type);
        NamedType on = possible.Count == 0 || Fault() ? schema.QueryType : random.Pick(possible);
        return $"... on {on.Name} {Condition()}{{ {Fields(on, depth - 1)} }}";
    }

    private string Spread(NamedType type, int depth)
    {
        var name = $"F{_names++}";
        var inside = Fault() ? $"...F{random.Below(_names)}" : Fields(type, depth - 2);
        _fragments.Append(
            CultureInfo.InvariantCulture,
            $" fragment {name} on {type.Name} {{ {inside} }}"
        );
        return $"...{name} {Condition()}";
    }

    private string Field(NamedType type, int depth)
    {
        if (type is not ComplexType { Fields.Count: > 0 } complex)
        {
            return "__typename";
        }

        // Down there only leaves, so that documents end.
        var fields =
            depth > 0
                ? complex.Fields
                :
                [
                    .. complex.Fields.Where(field =>
                        field.Type.NamedType() is ScalarType or EnumType
                    ),
                ];
        if (fields.Count == 0)
        {
            return "__typename";
        }

        var chosen = random.Pick(fields);
        var name = Fault() ? $"{chosen.Name}x" : chosen.Name;
        var inner = chosen.Type.NamedType();
        var isLeaf = inner is ScalarType or EnumType;
        var selections = isLeaf == Fault() ? $" {{ {Fields(inner, depth - 1)} }}" : "";
        return $"{Alias()}{name}{Arguments(chosen.Arguments)} {Condition()}{selections}";
    }

    private string Alias() => random.Chance(40) ? $"a{(Fault() ? 0 : _names++)}: " : "";

    private string Condition() =>
        random.Below(30) switch
        {
            0 => $"@include(if: {Value(new NonNullType(schema.FindType("Boolean")!), 1)}) ",
            1 => $"@skip(if: {Value(new NonNullType(schema.FindType("Boolean")!), 1)}) ",
            2 when Fault() => "@unknown ",
            _ => "",
        };

    private string Arguments(IReadOnlyList<Argument> arguments)
    {
        var given = arguments
            .Where(argument => argument.IsRequired ? !Fault() : random.Chance(40))
            .Select(argument => $"{argument.Name}: {Value(argument.Type, 3)}")
            .ToList();
        return given.Count == 0 ? "" : $"({string.Join(", ", given)})";
    }

    /// <summary>A literal, or a variable whose value goes along.</summary>
    private string Value(IType type, int depth)
    {
        if (!random.Chance(25))
        {
            return new ValueGrammar(random, Fault, isJson: false).Text(type, depth);
        }

        var name = $"v{_variables.Count}";
        _variables.Add(
            (name, type, new ValueGrammar(random, Fault, isJson: true).Text(type, depth))
        );
        return $"${name}";
    }

    private bool Fault() => faultPercent > 0 && random.Chance(faultPercent);
}
