using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Ids;

namespace Payments.Domain.Outbox;

/// <summary>What is to be done outside, and what of it is done.</summary>
public sealed class WorkOutbox
{
    private readonly IWorkSession _session;
    private readonly Work _work;

    internal WorkOutbox(IWorkSession session, Work work) => (_session, _work) = (session, work);

    internal List<OutboxItem> Enqueued { get; } = [];

    internal List<OutboxItem> Completed { get; } = [];

    internal List<OutboxItem> Postponed { get; } = [];

    /// <param name="kind">Whose work it is: <see cref="IOutboxHandler.Kind"/>.</param>
    /// <param name="subject">The object it is for.</param>
    /// <param name="payload">Serialised with <see cref="CommandJson"/>.</param>
    /// <param name="delay">Not before so long from now, in the world's time.</param>
    public OutboxItemId Enqueue(
        string kind,
        Subject subject,
        object payload,
        TimeSpan delay = default
    )
    {
        var item = new OutboxItem
        {
            TenantId = _work.TenantId,
            Id = EntityId.New<OutboxItemId>(),
            Environment = _work.Caller.Environment,
            Kind = kind,
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            Payload = JsonSerializer.Serialize(payload, payload.GetType(), CommandJson.Options),
            Delay = delay,
        };
        Enqueued.Add(item);
        return item.Id;
    }

    internal ValueTask<OutboxItem?> FindAsync(OutboxItemId id) =>
        _session.OutboxItemAsync(_work.TenantId, id);

    /// <summary>
    /// Marks the work done, in the transaction of its outcome. False if it was done before: then the
    /// outcome is known already, and the command should change nothing.
    /// </summary>
    public async ValueTask<bool> CompleteAsync(OutboxItemId id)
    {
        var item = await _session.OutboxItemAsync(_work.TenantId, id);
        if (item is null || Completed.Contains(item))
        {
            return false;
        }

        Completed.Add(item);
        return true;
    }
}
