using Cacao.Execution.Diagnostics;
using Cacao.Execution.Fields;
using Cacao.Execution.Pipeline;
using Cacao.Execution.Plans;
using Cacao.Language;

namespace Cacao.Execution;

/// <summary>The way of a request, step by step.</summary>
internal sealed class DefaultPipeline
{
    private readonly ExecutorSettings _settings;
    private readonly StoredDocumentStep? _stored;
    private readonly DocumentStep _document;
    private readonly RegistrationStep? _registration;
    private readonly IntrospectionStep _introspection;
    private readonly OperationStep _operation;
    private readonly AuthorizationStep _authorization;
    private readonly VariableStep _variables;
    private readonly CostStep _cost;
    private readonly ExecutionStep _execution;
    private readonly SubscriptionStep _subscription;

    public DefaultPipeline(SchemaRuntime runtime, ExecutorSettings settings)
    {
        var options = settings.Options;
        var cache = new DocumentCache(options.DocumentCacheSize, options.MaxCachedDocumentBytes);
        _settings = settings;
        _document = new DocumentStep(runtime, settings, cache);
        if (settings.Stored is { } stored)
        {
            _stored = new StoredDocumentStep(stored, settings, cache);
            _registration = new RegistrationStep(stored, settings, cache);
        }

        _introspection = new IntrospectionStep(settings);
        _operation = new OperationStep(settings);
        _authorization = new AuthorizationStep(runtime, settings);
        _variables = new VariableStep(settings);
        _cost = new CostStep(runtime, settings);
        _execution = new ExecutionStep(settings);
        _subscription = new SubscriptionStep(settings, _execution);
    }

    /// <exception cref="OperationCanceledException">The caller has gone away.</exception>
    public ValueTask<ExecutionResult> ExecuteAsync(
        OperationRequest request,
        CancellationToken cancellationToken
    ) =>
        _settings.Diagnostics.Observe(request) is { } events
            ? ObserveAsync(request, events, cancellationToken)
            : ExecuteAsync(request, null, cancellationToken);

    // A method of its own: what the function captures is allocated where the method begins.
    private ValueTask<ExecutionResult> ObserveAsync(
        OperationRequest request,
        RequestEvents events,
        CancellationToken cancellationToken
    ) => events.ExecuteRequestAsync(() => ExecuteAsync(request, events, cancellationToken));

    private async ValueTask<ExecutionResult> ExecuteAsync(
        OperationRequest request,
        RequestEvents? events,
        CancellationToken cancellationToken
    )
    {
        using var deadline = new Deadline(
            _settings.Options.ExecutionTimeout,
            _settings.Time,
            cancellationToken
        );
        var state = new RequestState(request, deadline)
        {
            Limits = _settings.LimitsOf(request),
            Events = events,
        };

        var isAccepted =
            (_stored is null || await _stored.RunAsync(state)) // by its id, where documents are stored
            && _document.Run(state) // known, or parsed and validated
            && _introspection.Run(state) // if the caller may see the schema
            && (_registration is null || await _registration.RunAsync(state)) // stored by its hash
            && _operation.Run(state) // the one that is named, of a kind that is allowed
            && await _authorization.RunAsync(state) // where that refuses the whole request
            && _variables.Run(state) // coerced; the plan for them
            && await _cost.RunAsync(state); // within the caller's budget

        if (!isAccepted)
        {
            _settings.LogRefusal(state.Refusal!);
            return state.Refusal!;
        }

        return state.Plan.Kind is OperationType.Subscription
            ? await _subscription.RunAsync(state, cancellationToken)
            : await _cost.TellAsync(state, await _execution.RunAsync(state));
    }
}
