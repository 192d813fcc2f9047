using System.Runtime.ExceptionServices;
using Payments.Domain.Outbox;

namespace Payments.Tests.Simulation;

/// <summary>
/// Hands items over one after the other, to a handler that asks outside and records for each of them
/// side by side: whether the next is asked before an answer is recorded would be for threads to decide,
/// and not for the seed.
/// </summary>
internal sealed class OneByOne(IOutboxHandler inner) : IOutboxHandler
{
    public string Kind => inner.Kind;

    public OutboxPolicy Policy => inner.Policy;

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    )
    {
        Exception? failure = null;
        foreach (var item in items)
        {
            try
            {
                await inner.HandleAsync([item], cancellationToken);
            }
            catch (Exception exception) when (exception is not ServerCrashedException)
            {
                failure ??= exception;
            }
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }
}
