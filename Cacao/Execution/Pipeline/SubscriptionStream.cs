using System.Runtime.CompilerServices;
using Cacao.Errors;
using Cacao.Execution.Diagnostics;

namespace Cacao.Execution.Pipeline;

/// <summary>A running subscription: reads the source stream and executes the selection for each event.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Subscription</remarks>
internal sealed class SubscriptionStream(
    IAsyncEnumerable<object?> source,
    CancellationTokenSource lifetime,
    Func<object?, CancellationToken, ValueTask<OperationResult>> execute,
    Func<Exception, IReadOnlyList<IError>> describe,
    SubscriptionEvents? diagnostics
) : SubscriptionResult
{
    private SubscriptionEndedException? _reason;
    private int _isDisposed;

    public override void End(string code, string message)
    {
        Interlocked.CompareExchange(
            ref _reason,
            new SubscriptionEndedException(code, message),
            null
        );
        try
        {
            _ = lifetime.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    public override async IAsyncEnumerable<OperationResult> ReadResultsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var stop = cancellationToken.UnsafeRegister(
            static lifetime => ((CancellationTokenSource)lifetime!).Cancel(),
            lifetime
        );
        await using var events = source.GetAsyncEnumerator(lifetime.Token);
        while (true)
        {
            var (result, isLast) = await NextAsync(events);
            if (result is not null)
            {
                yield return result;
            }

            if (isLast)
            {
                yield break;
            }
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }

        await lifetime.CancelAsync();
        if (source is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }

        lifetime.Dispose();
        diagnostics?.Dispose();
    }

    // A source that ends by the client's wish ends quietly, by ours with the reason, by its own fault
    // with the fault.
    private async ValueTask<(OperationResult? Result, bool IsLast)> NextAsync(
        IAsyncEnumerator<object?> events
    )
    {
        try
        {
            if (_reason is null && await events.MoveNextAsync())
            {
                return (await execute(events.Current, lifetime.Token), false);
            }

            return (_reason is null ? null : LastResult(_reason), true);
        }
        catch (OperationCanceledException) when (lifetime.IsCancellationRequested)
        {
            return (_reason is null ? null : LastResult(_reason), true);
        }
        catch (Exception exception)
        {
            return (LastResult(exception), true);
        }
    }

    private OperationResult LastResult(Exception exception)
    {
        diagnostics?.Failed(exception);
        return ResponseEnvelope.Refusal(
            ResultKind.ValidationError,
            exception is SubscriptionEndedException ended ? [ended.ToError()] : describe(exception)
        );
    }
}
