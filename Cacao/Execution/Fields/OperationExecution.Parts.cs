using Cacao.Errors;
using Cacao.Execution.Incremental;
using Cacao.Json;

namespace Cacao.Execution.Fields;

/// <summary>
/// Executing what comes after the first part. All parts run in the one loop of the operation, so that
/// DataLoaders batch over them; each is written when nothing of its own is under way any more.
/// </summary>
internal sealed partial class OperationExecution
{
    private readonly List<Part> _idle = [];
    private Delivery? _delivery;

    /// <summary>The first part has been returned, and others are to be read.</summary>
    public bool HasMore => _delivery is { IsOver: false };

    /// <summary>Nothing is under way: it may be reset.</summary>
    public bool IsQuiet => IsIdle && !_sources.Exists(source => source.IsMoving);

    /// <summary>Executes until there is something to tell the client.</summary>
    /// <exception cref="OperationCanceledException">The deadline has passed or the client is gone.</exception>
    public async ValueTask<OperationResult> ReadPartsAsync()
    {
        var delivery = _delivery!;
        while (true)
        {
            Aborted.ThrowIfCancellationRequested();
            foreach (var part in delivery.TakeStartable())
            {
                Start(part);
            }

            await AwaitAsync(untilIdlePart: true);
            foreach (var part in TakeIdle())
            {
                await FinishAsync(part);
            }

            if (delivery.TakePayload() is { } payload)
            {
                return payload;
            }
        }
    }

    /// <summary>What was promised will not come.</summary>
    public OperationResult FailRest(IError error) => _delivery!.FailRest(error);

    /// <summary>Ends sources of items where resolvers may still be at work: it is not used again.</summary>
    public ValueTask AbandonAsync() => EndDeliveryAsync();

    private void BeginDelivery(JsonResponseWriter json)
    {
        _delivery = new Delivery(Request.Incremental);
        _delivery.Begin(_response.TakeFound(), json);
        _nodes.LetsGo = true;
    }

    private async ValueTask EndDeliveryAsync()
    {
        foreach (var source in _sources)
        {
            await source.CloseAsync();
        }

        _sources.Clear();
        _idle.Clear();
        _delivery = null;
    }

    private void Start(Part part)
    {
        switch (part)
        {
            case DeferredPart { IsWanted: false }:
                break;
            case DeferredPart deferred:
                var source = deferred.Source;
                deferred.Root = _nodes.Rent(deferred.Set, source.Value, source.Scoped);
                deferred.Root.PutBeside(source, deferred);
                _ready.Add(deferred.Root);
                _idle.Add(deferred);
                break;
            case StreamPart stream:
                var context = RentContext();
                context.Bind(stream);
                AwaitField(context, stream.Source.ReadAsync(1, StreamPart.MaxBatch));
                break;
        }
    }

    /// <summary>Of a part nothing is under way any more: it can be written.</summary>
    private bool HasIdlePart()
    {
        if (!_idle.Exists(part => part.Waiting == 0))
        {
            _idle.Clear();
            return false;
        }

        // What a cancelled resolver or sequence throws is no fault of its own.
        Aborted.ThrowIfCancellationRequested();
        if (Volatile.Read(ref _completed) is null)
        {
            // While the client reads what is there, the others may as well go on.
            _loaders?.TryDispatch();
        }

        return true;
    }

    private List<Part> TakeIdle()
    {
        var idle = _idle.Where(part => part.Waiting == 0).Distinct().ToList();
        _idle.Clear();
        return idle;
    }

    private ValueTask FinishAsync(Part part)
    {
        if (part is StreamPart stream)
        {
            return FinishAsync(stream);
        }

        Finish((DeferredPart)part);
        return ValueTask.CompletedTask;
    }

    private async ValueTask FinishAsync(StreamPart stream)
    {
        var items = stream.Items;
        var count = _response.WriteItems(stream, items, out var failure);
        var found = _response.TakeErrors();
        IReadOnlyList<IError>? ending = null;
        if (count < items.Count)
        {
            (found, ending) = ([.. found.Take(failure)], [.. found.Skip(failure)]);
        }
        else if (stream.Fault is { } fault)
        {
            ending =
            [
                .. fault.Errors.Select(error =>
                    Settings.Filter(stream.Selection.Locate(error, stream.Path))
                ),
            ];
        }

        var json = _response.TakeJson();
        var errors = WithReported(found);
        if (ending is not null)
        {
            _events?.FieldErrors(ending);
        }

        _delivery!.Complete(stream, json, count, errors, ending, _response.TakeFound());
        if (ending is not null)
        {
            await stream.Source.CloseAsync();
        }
    }

    private void Finish(DeferredPart part)
    {
        if (!part.IsWanted)
        {
            return;
        }

        var isWritten = _response.WritePart(part.Root);
        var errors = TakeErrors();
        if (isWritten)
        {
            (part.Data, part.Errors) = (_response.TakeJson(), errors);
            _delivery!.Complete(part, _response.TakeFound());
        }
        else
        {
            _response.TakeJson().Dispose();
            _delivery!.Fail(part, errors);
        }
    }

    private static void Enter(Part? part)
    {
        if (part is not null)
        {
            part.Waiting++;
        }
    }

    private void Leave(Part? part)
    {
        if (part is not null && --part.Waiting == 0)
        {
            _idle.Add(part);
        }
    }
}
