using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Cacao.Errors;
using Cacao.Execution.Plans;
using Cacao.Json;
using Cacao.Types.Model;

namespace Cacao.Execution.Fields;

/// <summary>
/// Writes the response from nodes and, below them, straight from the application's objects. A null
/// in the place of a non-null value takes back what has been written of its parent.
/// </summary>
/// <remarks>
/// Methods that write a value return false when null has to travel further up: then the caller
/// takes back its own part.
/// https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Pooled; Reset gives the buffer back.")]
internal sealed partial class ResponseWriter
{
    private readonly ResponsePath _path = new();
    private List<IError> _errors = [];
    private JsonResponseWriter _json = null!;
    private ExecutorSettings _settings = null!;
    private ConcreteTypes _concreteTypes = null!;
    private int _dataMark;

    public void Start(ExecutorSettings settings, SchemaRuntime runtime)
    {
        _settings = settings;
        _concreteTypes = runtime.ConcreteTypes;
        _json = new JsonResponseWriter();
        _path.Reset();
    }

    public void Reset()
    {
        _json?.Dispose();
        _json = null!;
        _errors.Clear();
        _found = null;
        _settings = null!;
        _concreteTypes = null!;
    }

    /// <summary>The buffer is the caller's from here on.</summary>
    public JsonResponseWriter TakeJson()
    {
        var json = _json;
        _json = null!;
        return json;
    }

    public IReadOnlyList<IError> TakeErrors()
    {
        if (_errors.Count == 0)
        {
            return [];
        }

        var errors = _errors;
        _errors = [];
        return errors;
    }

    /// <summary>Writes the whole response; false when <c>data</c> is null.</summary>
    public bool WriteData(ObjectResult root)
    {
        BeginObject();
        var hasData = WriteObject(root.Set, root.Value, root);
        if (!hasData)
        {
            _json.WriteNull();
        }

        _json.WriteByte((byte)'}');
        return hasData;
    }

    /// <summary>Begins a response whose root fields come one by one.</summary>
    public void BeginObject()
    {
        _json.WriteRaw("{\"data\":"u8);
        _dataMark = _json.Position;
    }

    public bool WriteField(ObjectResult root, Selection selection)
    {
        var mark = _json.Position;
        _json.WriteRaw(selection.Prefix);
        try
        {
            return selection.Kind is SelectionKind.TypeName
                || WriteNested(selection, ValueOf(selection, root.Value, root));
        }
        catch (Exception exception)
        {
            TakeBack(mark + selection.Prefix.Length);
            _path.TruncateTo(0);
            return Fail(selection, exception);
        }
    }

    public bool EndData(bool hasData)
    {
        if (!hasData)
        {
            TakeBack(_dataMark);
            _json.WriteNull();
        }
        else
        {
            _json.WriteRaw(_json.Position == _dataMark ? "{}"u8 : "}"u8);
        }

        _json.WriteByte((byte)'}');
        return hasData;
    }

    /// <summary>The object type of a value; null when the schema has none for it.</summary>
    public ObjectType? TypeOf(OutputShape shape, object value) =>
        shape.Named as ObjectType ?? _concreteTypes.Find(shape.Named, value);

    private bool WriteObject(SelectionSet set, object value, ObjectResult? node)
    {
        if (set.Deferral is { } deferral)
        {
            Note(node!, deferral);
        }

        var selections = set.Selections;
        if (selections.Length == 0)
        {
            _json.WriteRaw("{}"u8);
            return true;
        }

        var (start, depth) = (_json.Position, _path.Depth);
        var (valueStart, i) = (start, 0);
        while (true)
        {
            try
            {
                for (; i < selections.Length; i++)
                {
                    var selection = selections[i];
                    _json.WriteRaw(selection.Prefix);
                    valueStart = _json.Position;
                    if (!WriteFieldValue(selection, value, node))
                    {
                        TakeBack(start);
                        return false;
                    }
                }

                _json.WriteByte((byte)'}');
                return true;
            }
            catch (Exception exception)
            {
                // One handler for all fields: entering it costs once per object, not once per field.
                TakeBack(valueStart);
                _path.TruncateTo(depth);
                if (!Fail(selections[i], exception))
                {
                    TakeBack(start);
                    return false;
                }

                i++;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool WriteFieldValue(Selection selection, object value, ObjectResult? node) =>
        selection.Kind switch
        {
            SelectionKind.TypeName => true,
            SelectionKind.Leaf => selection.WriteLeaf!(value, _json) || WriteNullField(selection),
            _ => WriteNested(selection, ValueOf(selection, value, node)),
        };

    private static object? ValueOf(Selection selection, object value, ObjectResult? node) =>
        selection.Kind is SelectionKind.Slotted ? node![selection.Slot] : selection.Pure!(value);

    private bool WriteNested(Selection selection, object? value)
    {
        _path.Push(selection);
        var written = WriteValue(selection, selection.Shape, value);
        _path.Pop();
        return written;
    }

    private bool WriteValue(Selection selection, OutputShape shape, object? value)
    {
        if (value is null)
        {
            return WriteNull(selection, shape);
        }

        if (value is FieldFailure failure)
        {
            return WriteFailure(selection, shape, failure);
        }

        var start = _json.Position;
        var written = shape.Kind switch
        {
            ShapeKind.Scalar => WriteScalar(selection, shape, value),
            ShapeKind.Enum => WriteEnum(selection, shape, value),
            ShapeKind.List => WriteList(selection, shape.Item!, value),
            _ => WriteComposite(selection, shape, value),
        };
        if (written)
        {
            return true;
        }

        TakeBack(start);
        if (shape.IsNonNull)
        {
            return false;
        }

        _json.WriteNull();
        return true;
    }

    private bool WriteComposite(Selection selection, OutputShape shape, object value)
    {
        if (value is ObjectResult node)
        {
            return WriteObject(node.Set, node.Value, node);
        }

        if (value is IError error)
        {
            return Report(selection, [error]);
        }

        if (TypeOf(shape, value) is not { } type)
        {
            return Report(selection, _settings.UnknownType(shape.Named, value, selection).Errors);
        }

        return CompiledSet(selection, type) is { } set && WriteObject(set, value, null);
    }

    private SelectionSet? CompiledSet(Selection selection, ObjectType type)
    {
        try
        {
            return selection.Children!.For(type);
        }
        catch (GraphQLException exception)
        {
            Report(selection, exception.Errors);
            return null;
        }
    }

    private bool WriteScalar(Selection selection, OutputShape shape, object value)
    {
        try
        {
            if (value is not IError error)
            {
                shape.Scalar!.WriteResult(_json, value);
                return true;
            }

            return Report(selection, [error]);
        }
        catch (Exception exception)
        {
            return Report(selection, _settings.Fail(exception, selection).Errors);
        }
    }

    private bool WriteEnum(Selection selection, OutputShape shape, object value)
    {
        if (shape.Enum!.FindByRuntimeValue(value) is { } known)
        {
            known.Write(_json);
            return true;
        }

        return Report(
            selection,
            value is IError error
                ? [error]
                : [new Error($"Enum \"{shape.Enum}\" cannot represent value: {value}")]
        );
    }

    private bool WriteList(Selection selection, OutputShape item, object value)
    {
        if (value is IError error)
        {
            return Report(selection, [error]);
        }

        if (value is string or not (IEnumerable or ListResult))
        {
            return Report(selection, _settings.NotAList(selection).Errors);
        }

        var start = _json.Position;
        _json.WriteByte((byte)'[');
        _path.PushItem();
        var written = value switch
        {
            ListResult nodes => WriteItems(selection, item, nodes.Items),
            object?[] array => WriteItems(selection, item, array),
            _ => WriteItems(selection, item, (IEnumerable)value),
        };
        _path.Pop();
        if (written)
        {
            _json.WriteByte((byte)']');
            if (value is ListResult { Rest: { } rest })
            {
                Note(rest, start);
            }
        }

        return written;
    }

    private bool WriteItems(Selection selection, OutputShape item, object?[] items)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (!WriteItem(selection, item, items[i], i))
            {
                return false;
            }
        }

        return true;
    }

    private bool WriteItems(Selection selection, OutputShape item, IEnumerable items)
    {
        var index = 0;
        foreach (var element in items)
        {
            if (!WriteItem(selection, item, element, index++))
            {
                return false;
            }
        }

        return true;
    }

    private bool WriteItem(Selection selection, OutputShape item, object? value, int index)
    {
        _path.SetIndex(index);
        if (index > 0)
        {
            _json.WriteByte((byte)',');
        }

        return WriteValue(selection, item, value);
    }

    private bool WriteNullField(Selection selection)
    {
        _path.Push(selection);
        var written = WriteNull(selection, selection.Shape);
        _path.Pop();
        return written;
    }

    private bool WriteNull(Selection selection, OutputShape shape)
    {
        if (shape.IsNonNull)
        {
            return Report(selection, [ExecutorSettings.NullInNonNull(selection)]);
        }

        _json.WriteNull();
        return true;
    }

    private bool WriteFailure(Selection selection, OutputShape shape, FieldFailure failure)
    {
        Report(selection, failure.Errors);
        if (shape.IsNonNull)
        {
            return false;
        }

        _json.WriteNull();
        return true;
    }

    /// <summary>An exception came out of the field itself, while its parent was being written.</summary>
    private bool Fail(Selection selection, Exception exception)
    {
        _path.Push(selection);
        var written = WriteFailure(
            selection,
            selection.Shape,
            _settings.Fail(exception, selection)
        );
        _path.Pop();
        return written;
    }

    private bool Report(Selection selection, IReadOnlyList<IError> errors)
    {
        foreach (var error in errors)
        {
            var located = selection.Locate(error, error.Path ?? _path.ToPath());
            _errors.Add(_settings.Filter(located));
        }

        return false;
    }
}
