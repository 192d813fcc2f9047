using Payments.Domain.Commands;
using Payments.Domain.Fx;
using Payments.Domain.Ids;
using Payments.Domain.Rails;
using Payments.Domain.Recipients;
using Payments.Domain.Senders;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.FxPayments;

/// <summary>A transfer in another currency: exchanged at a firm quote and sent to a recipient.</summary>
public sealed class Payment : ITenantOwned, IRailSubject
{
    private Payment() { } // EF Core

    public TenantId TenantId { get; private init; }

    public PaymentId Id { get; private init; }

    public QuoteId QuoteId { get; private init; }

    /// <summary>What the tenant gave, without the fee.</summary>
    public Money From { get; private init; }

    /// <summary>What the recipient gets.</summary>
    public Money To { get; private init; }

    /// <summary>Charged on top of From.</summary>
    public Money Fee { get; private init; }

    public RecipientId RecipientId { get; private init; }

    /// <summary>The ultimate payer; null when the tenant itself pays.</summary>
    public SenderId? SenderId { get; private init; }

    /// <summary>The purpose, in words.</summary>
    public string? Reason { get; private init; }

    public string? Reference { get; private init; }

    public string? ExternalId { get; private init; }

    public PaymentStatus Status { get; private set; }

    public string? ReasonCode { get; private set; }

    public string? ReasonMessage { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => PaymentLifecycle.Table.IsFinal(Status);

    internal static Payment Open(
        CreatePayment input,
        Quote quote,
        TenantId tenantId,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = EntityId.New<PaymentId>(),
            QuoteId = quote.Id,
            From = quote.From,
            To = quote.To,
            Fee = quote.Fee,
            RecipientId = input.RecipientId,
            SenderId = input.SenderId,
            Reason = input.Reason,
            Reference = input.Reference,
            ExternalId = input.ExternalId,
            Status = PaymentStatus.Open,
            Version = 1,
            CreatedAt = now,
        };

    public ValueTask OnAcceptedAsync(Work work) => ValueTask.CompletedTask;

    public async ValueTask OnSettledAsync(Work work)
    {
        if (Status is PaymentStatus.Open)
        {
            await work.Ledger.PostAsync(PaymentPostings.Closed(this));
            MoveTo(PaymentStatus.Closed, work);
        }
    }

    public async ValueTask OnRejectedAsync(Work work, RailReason reason)
    {
        if (Status is PaymentStatus.Open)
        {
            (ReasonCode, ReasonMessage) = (reason.Code, reason.Message);
            await work.Ledger.PostAsync(PaymentPostings.Failed(this));
            MoveTo(PaymentStatus.Failed, work);
        }
    }

    /// <summary>A closed payment stays closed; what comes back waits in suspense for a decision.</summary>
    public async ValueTask OnReturnedAsync(Work work, RailReason reason)
    {
        // Only what was settled is returned, whichever of the two was heard first.
        await OnSettledAsync(work);
        if (Status is PaymentStatus.Closed && ReasonCode is null)
        {
            (ReasonCode, ReasonMessage) = (reason.Code, reason.Message);
            await work.Ledger.PostAsync(PaymentPostings.Returned(this));
            Version++;
            work.Events.Append(this, "payment.returned", new { reason.Code, reason.Message });
        }
    }

    private void MoveTo(PaymentStatus next, Work work)
    {
        var move = PaymentLifecycle.Table.Demand(Subject, Status, next, work.Caller.Actor);
        Status = next;
        Version++;
        work.Events.Moved(
            this,
            move,
            ReasonCode is null ? null : new { ReasonCode, ReasonMessage }
        );
    }
}
