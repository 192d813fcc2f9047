using System.Diagnostics.CodeAnalysis;
using Cacao.Errors;
using Cacao.Execution.Authorization;
using Cacao.Execution.Coercion;
using Cacao.Execution.DataLoaders;
using Cacao.Execution.Diagnostics;
using Cacao.Execution.Plans;
using Cacao.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Execution.Fields;

/// <summary>
/// Executes one operation: resolves level by level what has to be resolved, then writes the response
/// in one go. One thread at a time owns all its state; fields that complete elsewhere queue up.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Execution</remarks>
[SuppressMessage("Design", "CA1001", Justification = "Pooled; Reset gives back what it holds.")]
internal sealed partial class OperationExecution
{
    private static readonly object NoValue = new();

    private readonly NodeStore _nodes = new();
    private readonly ResponseWriter _response = new();
    private readonly Lock _reporting = new();
    private readonly List<IError> _reported = [];
    private ArgumentValues?[] _arguments = [];
    private Dictionary<string, object?>? _contextData;
    private CallerAuthorization? _authorization;
    private DataLoaderScope? _loaders;
    private RequestEvents? _events;
    private RequestEvents? _resolverEvents;
    private AsyncServiceScope? _scope;

    public OperationPlan Plan { get; private set; } = null!;

    public OperationRequest Request { get; private set; } = null!;

    public ExecutorSettings Settings { get; private set; } = null!;

    /// <summary>What subscriptions are about; null otherwise.</summary>
    public object? EventMessage { get; private set; }

    private bool IsEvent { get; set; }

    /// <summary>Set when the client is gone or the time is up.</summary>
    public CancellationToken Aborted => _deadline!.Token;

    public IDictionary<string, object?> ContextData =>
        _contextData ??= Request.ContextData ?? new(StringComparer.Ordinal);

    /// <summary>The request's scope; for an event, a scope of its own, opened when first needed.</summary>
    public IServiceProvider Services =>
        !IsEvent
            ? Request.Services
            : (_scope ??= Settings.OpenScope(Request.Services)).ServiceProvider;

    public DataLoaderScope Loaders =>
        _loaders ??= new DataLoaderScope(Settings, Services, _wakeup.Set);

    public CallerAuthorization Authorization =>
        _authorization
        ?? Interlocked.CompareExchange(
            ref _authorization,
            new CallerAuthorization(Request.User, Request.Services),
            null
        )
        ?? _authorization;

    private VariableValues Variables { get; set; } = VariableValues.Empty;

    public void Start(
        ExecutorSettings settings,
        OperationRequest request,
        OperationPlan plan,
        VariableValues variables,
        Deadline deadline
    )
    {
        Settings = settings;
        Request = request;
        Plan = plan;
        Variables = variables;
        _deadline = deadline;
        _response.Start(settings, plan.Runtime);
    }

    /// <summary>Tells of errors of fields and, where that is wanted, of each resolver.</summary>
    public void Observe(RequestEvents? events)
    {
        _events = events;
        _resolverEvents = events is { ResolvesFields: true } ? events : null;
    }

    /// <summary>The operation is executed for one event of a subscription.</summary>
    public void SetEvent(object? message)
    {
        EventMessage = message;
        IsEvent = true;
    }

    /// <summary>For a field that is not executed but subscribed to.</summary>
    public ResolverContext ContextOf(Selection rootField)
    {
        var context = new ResolverContext(this);
        context.Bind(_nodes.Rent(Plan.Root, NoValue, null), rootField);
        return context;
    }

    /// <summary>Gives the buffer back where no response will be written.</summary>
    public void DropResponse() => _response.Reset();

    /// <summary>Completes at once when no resolver has to wait.</summary>
    /// <exception cref="OperationCanceledException">The deadline has passed or the client is gone.</exception>
    public ValueTask<OperationResult> RunAsync()
    {
        var root = _nodes.Rent(Plan.Root, EventMessage ?? NoValue, null);
        if (Plan.Kind is OperationType.Mutation)
        {
            return RunSeriallyAsync(root);
        }

        _ready.Add(root);
        StartReady();
        return IsIdle ? new(Finish(_response.WriteData(root))) : AwaitAndFinishAsync(root);
    }

    /// <summary>The values of a field's arguments in this request.</summary>
    public ArgumentValues ArgumentsOf(Selection field)
    {
        var plan = field.Arguments;
        if (plan.Constant is { } constant)
        {
            return constant;
        }

        if (plan.Index >= _arguments.Length)
        {
            Array.Resize(ref _arguments, Math.Max(Plan.VariableArgumentCount, plan.Index + 1));
        }

        return _arguments[plan.Index] ??= plan.Coerce(Variables);
    }

    public void ReportError(IError error)
    {
        lock (_reporting)
        {
            _reported.Add(error);
        }
    }

    /// <summary>Ready for the next request; must not be called while a resolver still runs.</summary>
    public async ValueTask ResetAsync()
    {
        if (_loaders is not null)
        {
            await _loaders.DisposeAsync();
            _loaders = null;
        }

        if (_scope is { } scope)
        {
            await scope.DisposeAsync();
            _scope = null;
        }

        if (_delivery is not null)
        {
            await EndDeliveryAsync();
        }

        _ready.Clear();
        _nodes.Reset();
        _response.Reset();
        _reported.Clear();
        _wakeup.Reset();
        _waitingSerial.Clear();
        Array.Clear(_arguments);
        _contextData = null;
        _authorization = null;
        _events = null;
        _resolverEvents = null;
        EventMessage = null;
        IsEvent = false;
        Request = null!;
        Plan = null!;
        Variables = VariableValues.Empty;
        _deadline = null;
    }

    private async ValueTask<OperationResult> AwaitAndFinishAsync(ObjectResult root)
    {
        await AwaitAsync(untilIdlePart: false);
        return Finish(_response.WriteData(root));
    }

    // Each field is resolved, with everything below it, and written before the next one starts: what
    // it shows is the state between the two.
    private async ValueTask<OperationResult> RunSeriallyAsync(ObjectResult root)
    {
        var hasData = true;
        _response.BeginObject();
        foreach (var selection in root.Set.Selections)
        {
            if (selection.Kind is SelectionKind.Slotted)
            {
                StartField(root, selection);
                StartReady();
                if (!IsIdle)
                {
                    await AwaitAsync(untilIdlePart: false);
                }
            }

            hasData = _response.WriteField(root, selection);
            if (!hasData)
            {
                break;
            }
        }

        return Finish(_response.EndData(hasData));
    }

    private OperationResult Finish(bool hasData)
    {
        var errors = TakeErrors();
        if (errors.Count > 0)
        {
            // What a cancelled resolver throws is no fault of its own.
            _deadline!.ThrowIfOver();
        }

        var kind = hasData ? ResultKind.Data : ResultKind.DataNull;
        var json = ResponseEnvelope.Complete(_response.TakeJson(), errors);
        if (Plan.IsIncremental)
        {
            BeginDelivery(json);
        }

        return new OperationResult(json, kind, errors);
    }

    private IReadOnlyList<IError> TakeErrors() => WithReported(_response.TakeErrors());

    private IReadOnlyList<IError> WithReported(IReadOnlyList<IError> errors)
    {
        if (_reported.Count > 0)
        {
            lock (_reporting)
            {
                errors = [.. _reported.Select(Settings.Filter), .. errors];
                _reported.Clear();
            }
        }

        if (errors.Count > 0)
        {
            _events?.FieldErrors(errors);
        }

        return errors;
    }
}
