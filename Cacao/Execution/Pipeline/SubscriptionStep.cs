using Cacao.Errors;
using Cacao.Execution.Fields;
using Cacao.Execution.Plans;

namespace Cacao.Execution.Pipeline;

/// <summary>Opens the source stream of a subscription.</summary>
/// <remarks>https://spec.graphql.org/September2025/#CreateSourceEventStream()</remarks>
internal sealed class SubscriptionStep(ExecutorSettings settings, ExecutionStep execution)
{
    public async ValueTask<ExecutionResult> RunAsync(RequestState state, CancellationToken caller)
    {
        var lifetime = CancellationTokenSource.CreateLinkedTokenSource(caller);
        var field = state.Plan.Root.Selections[0];
        try
        {
            if (await OpenAsync(state, field, lifetime) is not { } source)
            {
                return ResponseEnvelope.Refusal(
                    ResultKind.Timeout,
                    [execution.TimedOut(state.Plan.Kind, state.Deadline)]
                );
            }

            return new SubscriptionStream(
                source,
                lifetime,
                (message, cancellationToken) => ExecuteAsync(state, message, cancellationToken),
                exception => settings.Fail(exception, field.Field.ToString()),
                settings.Diagnostics.OpenSubscription(state.Events)
            );
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !caller.IsCancellationRequested)
        {
            lifetime.Dispose();
            return Refuse(field, exception);
        }
    }

    /// <summary>Null when it takes too long.</summary>
    private async Task<IAsyncEnumerable<object?>?> OpenAsync(
        RequestState state,
        Selection field,
        CancellationTokenSource lifetime
    )
    {
        var subscribe =
            field.Field.Subscribe
            ?? throw new InvalidOperationException($"{field.Field} has no source stream.");
        // Not pooled: the source may hold on to what its resolver was given.
        var opening = new OperationExecution();
        opening.Start(
            settings,
            state.Request,
            state.Plan,
            state.Variables,
            new Deadline(Timeout.InfiniteTimeSpan, settings.Time, lifetime.Token)
        );
        var context = opening.ContextOf(field);
        context.CoerceArguments();
        var source = subscribe(context).AsTask();
        try
        {
            await source.WaitAsync(
                settings.Options.ExecutionTimeout,
                settings.Time,
                lifetime.Token
            );
        }
        catch (Exception exception)
            when (exception is TimeoutException or OperationCanceledException
                && source is { IsFaulted: false, IsCanceled: false }
            )
        {
            _ = CloseLateAsync(source, lifetime);
            if (exception is TimeoutException)
            {
                return null;
            }

            throw;
        }

        opening.DropResponse();
        return await source;
    }

    /// <summary>Nobody waits for it any more: it is told so, and closed should it come all the same.</summary>
    private static async Task CloseLateAsync(
        Task<IAsyncEnumerable<object?>> opening,
        CancellationTokenSource lifetime
    )
    {
        using (lifetime)
        {
            await lifetime.CancelAsync();
            await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (opening is { IsCompletedSuccessfully: true, Result: IAsyncDisposable source })
            {
                await source.DisposeAsync();
            }
        }
    }

    private ValueTask<OperationResult> ExecuteAsync(
        RequestState subscription,
        object? message,
        CancellationToken cancellationToken
    ) =>
        execution.RunEventAsync(
            new RequestState(
                subscription.Request,
                new Deadline(settings.Options.ExecutionTimeout, settings.Time, cancellationToken)
            )
            {
                Events = subscription.Events,
                Plan = subscription.Plan,
                Variables = subscription.Variables,
            },
            message
        );

    private OperationResult Refuse(Selection field, Exception exception)
    {
        var errors = settings.Fail(exception, field.Field.ToString());
        return ResponseEnvelope.Refusal(
            errors.All(error =>
                error.Code is ErrorCodes.NotAuthenticated or ErrorCodes.NotAuthorized
            )
                ? ResultKind.NotAuthorized
                : ResultKind.ValidationError,
            [.. errors.Select(error => field.Locate(error, Path.Of(field.ResponseName)))]
        );
    }
}
