using System.Diagnostics;
using Cacao.Errors;
using Cacao.Execution.Plans;

namespace Cacao.Execution.Fields;

/// <summary>Starting resolvers, and waiting for those that have to wait.</summary>
internal sealed partial class OperationExecution
{
    private readonly List<ObjectResult> _ready = [];
    private readonly Queue<(ObjectResult, Selection)> _waitingSerial = [];
    private readonly Stack<ResolverContext> _contexts = [];
    private readonly Wakeup _wakeup = new();
    private ResolverContext? _completed;
    private ResolverContext? _spare;
    private Deadline? _deadline;
    private int _pending;

    private bool IsIdle => _pending == 0 && _waitingSerial.Count == 0;

    /// <summary>Called on any thread.</summary>
    public void OnFieldCompleted(ResolverContext context)
    {
        ResolverContext? head;
        do
        {
            head = Volatile.Read(ref _completed);
            context.NextCompleted = head;
        } while (Interlocked.CompareExchange(ref _completed, context, head) != head);

        _wakeup.Set();
    }

    // Breadth first: all objects of a level are asked before those that they lead to.
    private void StartReady()
    {
        for (var i = 0; i < _ready.Count; i++)
        {
            var node = _ready[i];
            foreach (var selection in node.Set.Slotted)
            {
                if (selection.Field.IsSerial)
                {
                    Enter(node.Part);
                    _waitingSerial.Enqueue((node, selection));
                }
                else
                {
                    StartField(node, selection);
                }
            }
        }

        _ready.Clear();
    }

    private void StartField(ObjectResult node, Selection selection)
    {
        var context = _spare ?? RentContext();
        _spare = null;
        context.Bind(node, selection);
        object? value;
        try
        {
            if (selection.Pure is { } pure)
            {
                value = pure(node.Value);
            }
            else
            {
                context.CoerceArguments();
                var task = _resolverEvents is null
                    ? selection.Resolver!(context)
                    : _resolverEvents.ResolveAsync(context, selection.Resolver!);
                if (!task.IsCompleted)
                {
                    AwaitField(context, task);
                    return;
                }

                value = task.GetAwaiter().GetResult();
            }
        }
        catch (Exception exception)
        {
            value = Settings.Fail(exception, context);
        }

        Complete(context, value);
    }

    private void Complete(ResolverContext context, object? value)
    {
        var (node, selection) = (context.Node, context.Field);
        if (value is null || selection.Children?.IsPure != false && !IsSpecial(selection, value))
        {
            node[selection.Slot] = value;
            Return(context);
        }
        else if (selection.Stream is not null)
        {
            CompleteStreamed(context, value);
        }
        else if (selection.Shape.Kind is ShapeKind.List && AsyncItems.IsStream(value))
        {
            // An asynchronous list takes its field back into waiting until all items are there.
            AwaitField(context, AsyncItems.CollectAsync(value, Aborted));
        }
        else
        {
            node[selection.Slot] = CompleteValue(context, value);
            Return(context);
        }
    }

    /// <summary>Goes on until nothing is under way, or until there is a part to be written.</summary>
    private async ValueTask AwaitAsync(bool untilIdlePart)
    {
        using var cancellation = Aborted.UnsafeRegister(
            static execution => ((OperationExecution)execution!)._wakeup.Set(),
            this
        );
        while (true)
        {
            TakeCompleted();
            StartReady();
            if (untilIdlePart && HasIdlePart())
            {
                return;
            }

            if (Volatile.Read(ref _completed) is not null || _ready.Count > 0)
            {
                continue;
            }

            if (_pending == 0 && !TryStartSerial())
            {
                if (untilIdlePart)
                {
                    throw new UnreachableException("Nothing is under way, but a part waits.");
                }

                return;
            }

            if (_pending > 0 && _loaders?.TryDispatch() != true)
            {
                await _wakeup.WaitAsync();
            }

            Aborted.ThrowIfCancellationRequested();
        }
    }

    private bool TryStartSerial()
    {
        if (!_waitingSerial.TryDequeue(out var next))
        {
            return false;
        }

        var (node, selection) = next;
        StartField(node, selection);
        Leave(node.Part);
        return true;
    }

    private void TakeCompleted()
    {
        // The stack has the latest on top; the first to complete is the first to continue.
        ResolverContext? inOrder = null;
        var latest = Interlocked.Exchange(ref _completed, null);
        while (latest is not null)
        {
            (latest.NextCompleted, var next) = (inOrder, latest.NextCompleted);
            (inOrder, latest) = (latest, next);
        }

        while (inOrder is not null)
        {
            var context = inOrder;
            inOrder = context.NextCompleted;
            context.NextCompleted = null;
            _pending--;
            var part = context.Part;
            Complete(context, TakeResult(context));
            Leave(part);
        }
    }

    private void AwaitField(ResolverContext context, ValueTask<object?> task)
    {
        _pending++;
        Enter(context.Part);
        context.Await(task);
    }

    private object? TakeResult(ResolverContext context)
    {
        try
        {
            return context.TakeResult();
        }
        catch (Exception exception)
        {
            return Settings.Fail(exception, context);
        }
    }

    private ResolverContext RentContext() =>
        _contexts.TryPop(out var context) ? context : new ResolverContext(this);

    private void Return(ResolverContext context)
    {
        context.Release();
        if (_spare is null)
        {
            _spare = context;
        }
        else if (_contexts.Count < 256)
        {
            _contexts.Push(context);
        }
    }

    private static bool IsSpecial(Selection selection, object value) =>
        value is not string
        && (
            value is FieldFailure or IError
            || selection.Stream is not null
            || (
                selection.Shape.Kind is ShapeKind.List
                    ? AsyncItems.IsStream(value)
                    : value is IEnumerable<IError>
            )
        );
}
