using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Outbox;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Webhooks;

/// <summary>Hands messages over, many at once, and few to one endpoint, so that a slow one delays only itself.</summary>
public sealed class WebhookSender(
    IWebhookPost post,
    IWriteGate gate,
    IDatabase database,
    TimeProvider time
) : IOutboxHandler
{
    private const int AtOnceToOneEndpoint = 8;

    private readonly ConcurrentDictionary<WebhookEndpointId, int> _underWay = [];

    public string Kind => WebhookDelivery.OutboxKind;

    // The schedule of attempts is the delivery's own; the outbox only waits for a free place.
    public OutboxPolicy Policy { get; } =
        new(
            BatchSizeMax: 256,
            AttemptsMax: int.MaxValue,
            FirstDelay: TimeSpan.FromSeconds(1),
            LastDelay: TimeSpan.FromSeconds(30),
            Lease: TimeSpan.FromSeconds(60)
        );

    public int OverlapMax => 128;

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    ) => await Task.WhenAll(items.Select(item => HandleAsync(item, cancellationToken)));

    private async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var turn = JsonSerializer.Deserialize<WebhookTurn>(item.Payload, CommandJson.Options)!;
        await using var db = database.Open(TenantScope.Of(item.TenantId));
        var delivery = await db.Set<WebhookDelivery>()
            .SingleAsync(delivery => delivery.Id == turn.DeliveryId, cancellationToken);
        var endpoint = await db.Set<WebhookEndpoint>()
            .SingleAsync(endpoint => endpoint.Id == delivery.EndpointId, cancellationToken);
        if (!TryEnter(endpoint.Id))
        {
            // Not completed: the outbox asks again.
            return;
        }

        try
        {
            await gate.RunAsync(
                new RecordWebhookAttempt(
                    delivery.Id,
                    await AttemptAsync(delivery, endpoint, cancellationToken),
                    item.Id
                ),
                new Caller(item.TenantId, item.Environment, Actor.Platform),
                cancellationToken
            );
        }
        finally
        {
            Leave(endpoint.Id);
        }
    }

    private async Task<WebhookAttempt> AttemptAsync(
        WebhookDelivery delivery,
        WebhookEndpoint endpoint,
        CancellationToken cancellationToken
    )
    {
        var at = time.GetUtcNow();
        var number = delivery.Attempts.Count + 1;
        if (endpoint.Status is not WebhookEndpointStatus.Enabled)
        {
            return new(number, at, 0, null, WebhookFailure.EndpointNotEnabled, null);
        }

        var begin = time.GetTimestamp();
        var response = await post.SendAsync(
            new(
                endpoint.Url,
                delivery.MessageId,
                at,
                endpoint.Sign(delivery.MessageId, at, delivery.Body),
                delivery.Body
            ),
            cancellationToken
        );
        return new(
            number,
            at,
            (int)time.GetElapsedTime(begin).TotalMilliseconds,
            response.HttpStatus,
            response.Failure,
            response.Text
        );
    }

    private bool TryEnter(WebhookEndpointId id)
    {
        if (_underWay.AddOrUpdate(id, 1, (_, count) => count + 1) <= AtOnceToOneEndpoint)
        {
            return true;
        }

        Leave(id);
        return false;
    }

    private void Leave(WebhookEndpointId id) =>
        _underWay.AddOrUpdate(id, 0, (_, count) => count - 1);
}

/// <summary>What became of an attempt, if nobody has said it before.</summary>
/// <param name="Item">The outbox item that gave it its turn.</param>
public sealed record RecordWebhookAttempt(
    WebhookDeliveryId DeliveryId,
    WebhookAttempt Attempt,
    OutboxItemId Item
) : Command<WebhookDelivery>
{
    /// <summary>An endpoint that has taken nothing for so long is told nothing more.</summary>
    private static readonly TimeSpan PatienceMax = TimeSpan.FromDays(3);

    public override async ValueTask<WebhookDelivery> HandleAsync(Work work)
    {
        var delivery = await work.GetAsync<WebhookDelivery>(DeliveryId);
        if (await work.Outbox.CompleteAsync(Item) && !delivery.IsFinal)
        {
            delivery.Record(Attempt, work);
            await TellAsync(delivery, work);
        }

        return delivery;
    }

    private async ValueTask TellAsync(WebhookDelivery delivery, Work work)
    {
        var endpoint = await work.GetAsync<WebhookEndpoint>(delivery.EndpointId);
        if (endpoint.Status is not WebhookEndpointStatus.Enabled)
        {
            return;
        }

        endpoint.Heard(Attempt.IsTaken, Attempt.At);
        if (Attempt.IsGone)
        {
            endpoint.Disable(Actor.Platform, "GONE", work);
        }
        else if (
            delivery.Status is WebhookDeliveryStatus.Dead
            && Attempt.At - endpoint.FailingSince >= PatienceMax
        )
        {
            endpoint.Disable(Actor.Platform, "NOTHING_TAKEN_FOR_THREE_DAYS", work);
        }
    }
}
