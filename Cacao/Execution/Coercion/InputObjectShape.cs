using System.Text.Json;
using Cacao.Errors;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Coercion;

internal sealed class InputObjectShape(InputObjectType type, InputShapes shapes) : InputShape
{
    private readonly InputObjectType _type = type;

    // Input objects may contain each other: their fields are looked at when the first value comes.
    private readonly Lazy<InputValueShape[]> _fields = new(() =>
        [.. type.Fields.Select(field => InputValueShape.Of(field, shapes))]
    );

    public override IType Type => _type;

    public override object? Convert(object? coerced) => coerced;

    public override object? FromJson(JsonElement value, CoercionContext context)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return null;
        }

        if (value.ValueKind is not JsonValueKind.Object)
        {
            return context.Report(
                $"Expected value of type \"{_type}\" to be an object, found: {InputInspector.Inspect(value)}."
            );
        }

        if (context.IsTooDeep)
        {
            return CoercionContext.Invalid;
        }

        var reports = context.Reports;
        var values = new object?[_fields.Value.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var field = _fields.Value[i];
            if (value.TryGetProperty(field.Name, out var given))
            {
                context.Path.Push(field.Name);
                values[i] = field.FromJson(given, context);
                context.Path.Pop();
            }
            else
            {
                values[i] = LeftOut(field, context, () => InputInspector.Inspect(value));
            }
        }

        CheckNames(value, context);
        return reports == context.Reports ? Create(values, context) : CoercionContext.Invalid;
    }

    protected override object? FromConstant(IValueNode literal, CoercionContext context)
    {
        if (literal is NullValueNode)
        {
            return null;
        }

        if (literal is not ObjectValueNode given)
        {
            return context.Report(
                $"Expected value of type \"{_type}\" to be an object, found: {InputInspector.Inspect(literal)}."
            );
        }

        var reports = context.Reports;
        var values = new object?[_fields.Value.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var field = _fields.Value[i];
            if (GivenField(given, field.Name, context) is { } node)
            {
                context.Path.Push(field.Name);
                values[i] = field.FromLiteral(node, context);
                context.Path.Pop();
            }
            else
            {
                values[i] = LeftOut(field, context, () => InputInspector.Inspect(literal));
            }
        }

        CheckNames(given, context);
        return reports == context.Reports ? Create(values, context) : CoercionContext.Invalid;
    }

    // A variable without a value counts as a field left out, except in a OneOf type.
    private IValueNode? GivenField(ObjectValueNode given, string name, CoercionContext context)
    {
        foreach (var field in given.Fields)
        {
            if (field.Name.Value == name)
            {
                return
                    field.Value is VariableNode variable
                    && !_type.IsOneOf
                    && !context.Variables.TryGet(variable.Value, out _)
                    ? null
                    : field.Value;
            }
        }

        return null;
    }

    private object? LeftOut(InputValueShape field, CoercionContext context, Func<string> found) =>
        field.Definition.IsRequired
            ? context.Report(
                $"Expected value of type \"{_type}\" to include required field \"{field.Name}\", found: {found()}."
            )
            : field.Default;

    private void CheckNames(JsonElement value, CoercionContext context)
    {
        var known = 0;
        string? last = null;
        string? found = null;
        var isNull = false;
        foreach (var property in value.EnumerateObject())
        {
            if (_type.FindField(property.Name) is null)
            {
                context.Report(
                    $"Expected value of type \"{_type}\" not to include unknown field \"{property.Name}\", found: {found ??= InputInspector.Inspect(value)}."
                );
                continue;
            }

            known++;
            last = property.Name;
            isNull = property.Value.ValueKind is JsonValueKind.Null;
        }

        CheckOneOf(known, last, isNull, context);
    }

    private void CheckNames(ObjectValueNode value, CoercionContext context)
    {
        var isNull = false;
        string? last = null;
        string? found = null;
        var known = 0;
        foreach (var field in value.Fields)
        {
            if (_type.FindField(field.Name.Value) is null)
            {
                context.Report(
                    $"Expected value of type \"{_type}\" not to include unknown field \"{field.Name.Value}\", found: {found ??= InputInspector.Inspect(value)}."
                );
                continue;
            }

            known++;
            last = field.Name.Value;
            isNull = field.Value switch
            {
                NullValueNode => true,
                VariableNode variable => !context.Variables.TryGet(variable.Value, out var given)
                    || given is null,
                _ => false,
            };
        }

        CheckOneOf(known, last, isNull, context);
    }

    private void CheckOneOf(int known, string? last, bool isNull, CoercionContext context)
    {
        if (!_type.IsOneOf || (known == 1 && !isNull))
        {
            return;
        }

        if (known == 1)
        {
            context.Path.Push(last!);
        }

        context.Report(
            $"Within OneOf Input Object type \"{_type}\", exactly one field must be specified, and the value for that field must be non-null."
        );
        if (known == 1)
        {
            context.Path.Pop();
        }
    }

    private object? Create(object?[] values, CoercionContext context)
    {
        if (_type.CreateInstance is not { } create)
        {
            return ToDictionary(values);
        }

        try
        {
            return create(values);
        }
        catch (GraphQLException refused)
        {
            return context.Report(refused);
        }
        catch (ScalarCoercionException refused)
        {
            return context.Report(refused.Message);
        }
    }

    private Dictionary<string, object?> ToDictionary(object?[] values)
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < values.Length; i++)
        {
            if (!ReferenceEquals(values[i], Unset.Value))
            {
                result[_fields.Value[i].Name] = values[i];
            }
        }

        return result;
    }
}
