using System.Collections;
using Cacao.Errors;
using Cacao.Execution.Incremental;

namespace Cacao.Execution.Fields;

/// <summary>Lists of which the client gets the first items with the list, and the others as they come.</summary>
internal sealed partial class OperationExecution
{
    private readonly List<ItemSource> _sources = [];

    /// <summary>The field's value, or the items that were waited for.</summary>
    private void CompleteStreamed(ResolverContext context, object value)
    {
        var node = context.Node;
        switch (value)
        {
            case ItemBatch { Source.Stream: { } stream } next:
                CompleteNext(context, stream, next);
                break;
            case ItemBatch first:
                node[context.Field.Slot] = CompleteFirst(context, first);
                break;
            case FieldFailure or IError or IEnumerable<IError>:
                node[context.Field.Slot] = CompleteValue(context, value);
                break;
            default:
                if (!TryOpen(context, value))
                {
                    return;
                }

                break;
        }

        Return(context);
    }

    /// <summary>False when the first items have to be waited for.</summary>
    private bool TryOpen(ResolverContext context, object value)
    {
        ref var slot = ref context.Node[context.Field.Slot];
        try
        {
            var count = context.Field.Stream!.InitialCount(Variables);
            if (AsyncItems.IsStream(value))
            {
                var source = AsyncItems.Open(value, Aborted);
                _sources.Add(source);
                if (count > 0)
                {
                    AwaitField(context, source.ReadAsync(count, count));
                    return false;
                }

                slot = CompleteFirst(context, new(source, [], IsLast: false, Fault: null));
            }
            else if (value is IEnumerable items and not string)
            {
                var source = new ListSource(items);
                _sources.Add(source);
                slot = CompleteFirst(context, source.Read(count));
            }
            else
            {
                slot = Settings.NotAList(context.Field);
            }
        }
        catch (Exception exception)
        {
            slot = Settings.Fail(exception, context);
        }

        return true;
    }

    private object CompleteFirst(ResolverContext context, ItemBatch batch)
    {
        if (batch.Fault is { } fault)
        {
            return Settings.Fail(fault, context);
        }

        var list = _nodes.RentList();
        list.PutUnder(context.Node, context.Field, 0);
        CompleteItems(context, list, batch.Items, firstIndex: 0);
        if (!batch.IsLast)
        {
            list.Rest = new StreamPart(
                context.Node,
                context.Field,
                context.Scoped,
                batch.Source,
                batch.Items.Count
            );
        }

        return list;
    }

    private void CompleteNext(ResolverContext context, StreamPart stream, ItemBatch batch)
    {
        // Beside the list, as its errors have the list's path, and a part of its own.
        var list = new ListResult();
        list.PutUnder(stream.Owner, stream.Selection, 0);
        list.Part = stream;
        CompleteItems(context, list, batch.Items, stream.Index);
        stream.Items = list.Items;
        stream.IsLast = batch.IsLast;
        stream.Fault = batch.Fault is null ? null : Settings.Fail(batch.Fault, context);
    }

    private void CompleteItems(
        ResolverContext context,
        ListResult list,
        List<object?> items,
        int firstIndex
    )
    {
        var selection = context.Field;
        if (selection.Children?.IsPure != false)
        {
            list.Items.AddRange(items);
            return;
        }

        foreach (var item in items)
        {
            var index = firstIndex + list.Items.Count;
            list.Items.Add(CompleteItem(context, list, item, index));
        }
    }

    private object? CompleteItem(ResolverContext context, ListResult list, object? item, int index)
    {
        try
        {
            return CompleteComposite(context, context.Field.Shape.Item!, item, (list, null, index));
        }
        catch (Exception exception)
        {
            return Settings.Fail(exception, context);
        }
    }
}
