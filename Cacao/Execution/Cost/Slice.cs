using Cacao.Errors;
using Cacao.Execution.Coercion;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Cost;

/// <summary>How many items a field is asked for, by its slicing arguments.</summary>
/// <remarks>https://ibm.github.io/graphql-specs/cost-spec.html#sec-slicingArguments</remarks>
internal sealed class Slice(ListSize size, OutputField field, FieldNode node, Path path)
{
    private readonly ListSize _size = size;
    private readonly IReadOnlyList<IValueNode> _given =
    [
        .. node
            .Arguments.Where(argument => size.SlicingArguments.Contains(argument.Name.Value))
            .Select(argument => argument.Value),
    ];
    private readonly double _otherwise = Default(size, field);
    private readonly IError _ambiguous = ErrorBuilder
        .New()
        .SetMessage("Exactly one slicing argument must be defined.")
        .SetCode(ErrorCodes.OneSlicingArgument)
        .AddLocation(node)
        .SetPath(path)
        .Build();

    public bool DependsOnVariables => _given.Any(value => value is VariableNode);

    /// <summary>The most that any of the arguments asks for.</summary>
    public double Of(VariableValues variables, ref IError? refusal)
    {
        var (count, most) = (0, 0.0);
        foreach (var value in _given)
        {
            if (Number(value, variables) is { } number)
            {
                count++;
                most = Math.Max(most, number);
            }
        }

        if (count != 1 && _size is { RequireOneSlicingArgument: true, SlicingArguments.Count: > 0 })
        {
            refusal ??= _ambiguous;
        }

        return count == 0 ? _otherwise : most;
    }

    private static double? Number(IValueNode value, VariableValues variables) =>
        value switch
        {
            IntValueNode literal => literal.ToDouble(),
            VariableNode variable when variables.TryGet(variable.Value, out var given) =>
                given switch
                {
                    int number => number,
                    long number => number,
                    short number => number,
                    byte number => number,
                    _ => null,
                },
            _ => null,
        };

    private static double Default(ListSize size, OutputField field)
    {
        foreach (var name in size.SlicingArguments)
        {
            if (field.FindArgument(name)?.DefaultValue is IntValueNode literal)
            {
                return literal.ToDouble();
            }
        }

        return size.SlicingArgumentDefaultValue ?? size.AssumedSize ?? 1;
    }
}
