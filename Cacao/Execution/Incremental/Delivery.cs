using System.Globalization;
using Cacao.Errors;
using Cacao.Json;

namespace Cacao.Execution.Incremental;

/// <summary>
/// Keeps the book of what has been promised to the client, what may be started, and what is done. It
/// executes nothing itself.
/// </summary>
/// <remarks>https://github.com/graphql/graphql-spec/pull/1110, sec-Incremental-Delivery</remarks>
internal sealed class Delivery(IncrementalFormat format)
{
    private readonly HashSet<Promise> _open = [];
    private readonly Queue<DeferredFragment> _done = [];
    private List<Part> _startable = [];
    private Payload _payload = new();
    private int _lastId = -1;

    /// <summary>All that was promised has come, or has failed.</summary>
    public bool IsOver => _open.Count == 0;

    /// <summary>Completes the first part, if anything follows.</summary>
    public void Begin(IReadOnlyList<object> found, JsonResponseWriter json)
    {
        Link(found, within: null);
        if (!IsOver)
        {
            PayloadWriter.For(format).CompleteFirst(json, _payload);
        }

        _payload = new();
    }

    public List<Part> TakeStartable()
    {
        var startable = _startable;
        _startable = [];
        return startable;
    }

    /// <summary>A part is written.</summary>
    public void Complete(DeferredPart part, IReadOnlyList<object> found)
    {
        Link(found, part);
        foreach (var fragment in part.Fragments)
        {
            fragment.Unfinished--;
            NoteIfDone(fragment);
        }
    }

    /// <param name="stream">Whose items these are.</param>
    /// <param name="items">They as a list.</param>
    /// <param name="count">How many.</param>
    /// <param name="errors">Of fields below.</param>
    /// <param name="failure">Why no more will come.</param>
    /// <param name="found">What else is to come for them.</param>
    public void Complete(
        StreamPart stream,
        JsonResponseWriter items,
        int count,
        IReadOnlyList<IError> errors,
        IReadOnlyList<IError>? failure,
        IReadOnlyList<object> found
    )
    {
        var promise = stream.Promise;
        if (count > 0)
        {
            var path = promise.Path!.Append(promise.Index);
            _payload.Delivered.Add(new(promise, path, items, errors));
            promise.Index += count;
        }
        else
        {
            items.Dispose();
        }

        Link(found, within: null);
        if (failure is not null || stream.IsLast)
        {
            Close(promise, failure);
        }
        else
        {
            _startable.Add(stream);
        }
    }

    /// <summary>Null has travelled up to a part, and so to the fragments that asked for it.</summary>
    public void Fail(DeferredPart part, IReadOnlyList<IError> errors)
    {
        foreach (var fragment in part.Fragments)
        {
            fragment.Failure ??= errors;
            NoteIfDone(fragment);
        }
    }

    /// <summary>Null when there is nothing to tell yet.</summary>
    public OperationResult? TakePayload()
    {
        while (_done.TryDequeue(out var fragment))
        {
            Deliver(fragment);
        }

        var payload = _payload;
        var writer = PayloadWriter.For(format);
        if (!IsOver && !writer.HasNews(payload))
        {
            return null;
        }

        _payload = new();
        return new OperationResult(
            writer.Write(payload, hasNext: !IsOver),
            ResultKind.Data,
            payload.Errors
        );
    }

    /// <summary>All that is still open fails by the same error.</summary>
    public OperationResult FailRest(IError error)
    {
        foreach (var promise in _open.ToList())
        {
            Close(promise, [error]);
        }

        _done.Clear();
        return TakePayload()!;
    }

    private void Link(IReadOnlyList<object> found, DeferredPart? within)
    {
        foreach (var item in found)
        {
            switch (item)
            {
                case DeferredFragment { Parent.State: not FragmentState.Delivered } inner:
                    inner.Parent.Children.Add(inner);
                    break;
                case DeferredPart part:
                    Link(part);
                    break;
                case StreamPart stream when within is not null:
                    within.Streams.Add(stream);
                    break;
            }
        }

        foreach (var item in found)
        {
            switch (item)
            {
                case DeferredFragment { Parent: null or { State: FragmentState.Delivered } } outer:
                    Release(outer);
                    break;
                case StreamPart stream when within is null:
                    Release(stream);
                    break;
            }
        }
    }

    private void Link(DeferredPart part)
    {
        foreach (var fragment in part.Fragments)
        {
            fragment.Parts.Add(part);
            fragment.Unfinished++;
        }

        if (part.Fragments.Any(fragment => fragment.State is FragmentState.Released))
        {
            Start(part);
        }
    }

    private void Release(DeferredFragment fragment)
    {
        if (fragment.Parts.Count == 0)
        {
            // All that it asks for comes without it.
            fragment.State = FragmentState.Delivered;
            fragment.Children.ForEach(Release);
            return;
        }

        fragment.State = FragmentState.Released;
        Announce(fragment.Promise);
        fragment.Parts.ForEach(Start);
        NoteIfDone(fragment);
    }

    private void Release(StreamPart stream)
    {
        Announce(stream.Promise);
        _startable.Add(stream);
    }

    private void Start(DeferredPart part)
    {
        if (!part.IsStarted)
        {
            part.IsStarted = true;
            _startable.Add(part);
        }
    }

    private void NoteIfDone(DeferredFragment fragment)
    {
        if (
            fragment.State is FragmentState.Released
            && (fragment.Unfinished == 0 || fragment.Failure is not null)
        )
        {
            _done.Enqueue(fragment);
        }
    }

    private void Deliver(DeferredFragment fragment)
    {
        if (fragment.State is not FragmentState.Released)
        {
            return;
        }

        if (fragment.Failure is { } failure)
        {
            fragment.State = FragmentState.Failed;
            Close(fragment.Promise, failure);
            return;
        }

        fragment.State = FragmentState.Delivered;
        foreach (var part in fragment.Parts)
        {
            // It may have come with another fragment.
            if (part.Data is { } data)
            {
                part.Data = null;
                _payload.Delivered.Add(new(fragment.Promise, part.Source.Path, data, part.Errors));
                part.Streams.ForEach(Release);
            }
        }

        Close(fragment.Promise, failure: null);
        fragment.Children.ForEach(Release);
    }

    private void Announce(Promise promise)
    {
        promise.Id = (++_lastId).ToString(CultureInfo.InvariantCulture);
        _open.Add(promise);
        _payload.Announced.Add(promise);
    }

    private void Close(Promise promise, IReadOnlyList<IError>? failure)
    {
        _open.Remove(promise);
        _payload.Completed.Add(new(promise, failure));
    }
}
