using System.Runtime.CompilerServices;
using Cacao.Errors;
using Cacao.Execution.Coercion;
using Cacao.Execution.Plans;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Cost;

/// <summary>
/// Compiles the cost of an operation from its selections: fields of the same response name are one,
/// what <c>@skip</c> and <c>@include</c> may leave out counts, and of the types behind an abstract one
/// the dearest counts.
/// </summary>
/// <remarks>https://ibm.github.io/graphql-specs/cost-spec.html#sec-Static-Analysis</remarks>
internal sealed class CostCompiler
{
    // Types that hide behind each other multiply; nobody writes such a document by hand.
    private const int MaxFields = 20_000;

    private readonly Schema _schema;
    private readonly PreparedOperation _operation;
    private readonly FieldCollector _collector;
    private readonly Dictionary<Key, CostSum[]> _known = [];
    private int _fields;
    private IError? _refusal;

    private CostCompiler(Schema schema, PreparedOperation operation)
    {
        _schema = schema;
        _operation = operation;
        _collector = new(schema, operation.Fragments, _ => null, isIncremental: false);
    }

    public static CostPlan Compile(Schema schema, PreparedOperation operation)
    {
        var compiler = new CostCompiler(schema, operation);
        var root = compiler.Sum(
            operation.RootType!,
            [operation.Definition.SelectionSet],
            size: null,
            path: null
        );
        return new(root, compiler._refusal);
    }

    private CostSum Sum(
        ObjectType type,
        IEnumerable<SelectionSetNode> sets,
        ListSize? size,
        Path? path
    )
    {
        var known = new OperationCost(0, Weights.Of(type));
        var terms = new List<CostTerm>();
        foreach (var nodes in _collector.CollectAll(type, sets).Fields.Select(field => field.Nodes))
        {
            if (++_fields > MaxFields)
            {
                _refusal ??= TooComplex();
                break;
            }

            if (_schema.FindField(type, nodes[0].Name.Value) is not { } field)
            {
                continue;
            }

            var name = nodes[0].ResponseName;
            var term = Term(field, nodes, size, path?.Append(name) ?? Path.Of(name));
            if (term.IsConstant)
            {
                known += term.Of(1, new(default, VariableValues.Empty), ref _refusal);
            }
            else
            {
                terms.Add(term);
            }
        }

        return new(known, [.. terms]);
    }

    private CostTerm Term(
        OutputField field,
        IReadOnlyList<FieldNode> nodes,
        ListSize? above,
        Path path
    )
    {
        var inputs = new List<VariableInput>();
        var weight =
            Weights.Of(field)
            + nodes[0]
                .Arguments.Sum(argument =>
                    field.FindArgument(argument.Name.Value) is { } definition
                        ? Weights.Of(definition) + Input(argument.Value, definition, inputs)
                        : 0
                );
        var size = ListSize.Of(field);
        return new CostTerm
        {
            Weight = weight,
            Inputs = [.. inputs],
            Slice = size is null ? null : new Slice(size, field, nodes[0], path),
            TakesSize = above?.SizedFields.Contains(field.Name) == true,
            HandsSizeDown = size?.SizedFields.Count > 0,
            Alternatives = Alternatives(field, nodes, size, path),
        };
    }

    private double Input(IValueNode value, Argument argument, List<VariableInput> inputs) =>
        InputCost.Of(
            value,
            argument.Type.NamedType(),
            (name, type) => inputs.Add(new(name, type, Default(name, type)))
        );

    private double Default(string variable, InputObjectType type)
    {
        foreach (var definition in _operation.Definition.VariableDefinitions)
        {
            if (definition.Variable.Value == variable && definition.DefaultValue is { } literal)
            {
                return InputCost.Of(literal, type, static (_, _) => { });
            }
        }

        return 0;
    }

    private CostSum[] Alternatives(
        OutputField field,
        IReadOnlyList<FieldNode> nodes,
        ListSize? size,
        Path path
    )
    {
        var type = field.Type.NamedType();
        if (!type.IsCompositeType())
        {
            var weight = Weights.Of(type);
            return weight > 0 ? [new(new(0, weight), [])] : [];
        }

        // Fields that size nothing below are alike when their types are.
        var key = new Key(size is null ? type : field, nodes);
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        known =
        [
            .. _schema
                .PossibleTypes(type)
                .Select(concrete =>
                    Sum(concrete, nodes.Select(node => node.SelectionSet!), size, path)
                ),
        ];
        return _known[key] = known;
    }

    private static IError TooComplex() =>
        ErrorBuilder
            .New()
            .SetMessage("The operation has too many fields of too many types to tell its cost.")
            .SetCode(ErrorCodes.CostExceeded)
            .Build();

    /// <summary>The same mentions of the same field or type: what is below them costs the same.</summary>
    private readonly struct Key(object subject, IReadOnlyList<FieldNode> nodes) : IEquatable<Key>
    {
        private readonly object _subject = subject;
        private readonly IReadOnlyList<FieldNode> _nodes = nodes;

        public bool Equals(Key other) =>
            ReferenceEquals(_subject, other._subject)
            && _nodes.SequenceEqual(other._nodes, ReferenceEqualityComparer.Instance);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(RuntimeHelpers.GetHashCode(_subject));
            foreach (var node in _nodes)
            {
                hash.Add(RuntimeHelpers.GetHashCode(node));
            }

            return hash.ToHashCode();
        }
    }
}
