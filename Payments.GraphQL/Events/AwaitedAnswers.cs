using Payments.Domain.Events;
using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Storage;

namespace Payments.GraphQL.Events;

/// <summary>
/// Waits a little for what the outside says about an object, so that most callers get the answer
/// with their request. Whoever still waits afterwards is told by the subscription.
/// </summary>
public sealed class AwaitedAnswers(PaymentsStorage storage, IDatabase database, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The object once it is as expected, or as it is when the patience is over.</summary>
    /// <param name="tenantId">Whose.</param>
    /// <param name="asked">The object as it was when the outside was asked.</param>
    /// <param name="isAnswered">Whether there is nothing more to wait for.</param>
    public async Task<TEntity> WaitAsync<TEntity>(
        TenantId tenantId,
        TEntity asked,
        Func<TEntity, bool> isAnswered,
        CancellationToken cancellationToken
    )
        where TEntity : class, ISubject
    {
        if (isAnswered(asked))
        {
            return asked;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(
            patience.Token,
            cancellationToken
        );
        // Listening begins before the first look, so that nothing falls in between.
        var changes = storage.Events.ReadAsync(
            tenantId,
            EventFilter.Of(asked.Subject),
            afterSequence: null,
            linked.Token
        );
        var now = await ReadAsync(tenantId, asked, cancellationToken);
        try
        {
            await using var change = changes.GetAsyncEnumerator(linked.Token);
            while (!isAnswered(now) && await change.MoveNextAsync())
            {
                now = await ReadAsync(tenantId, asked, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return now;
        }

        return now;
    }

    private async Task<TEntity> ReadAsync<TEntity>(
        TenantId tenantId,
        TEntity asked,
        CancellationToken cancellationToken
    )
        where TEntity : class, ISubject
    {
        await using var db = database.Open(TenantScope.Of(tenantId));
        var id = IdKinds.Make(asked.Subject.Kind, asked.Subject.Id);
        return await db.Set<TEntity>().FindAsync([tenantId, id], cancellationToken) ?? asked;
    }
}
