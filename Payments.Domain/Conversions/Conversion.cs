using Payments.Domain.Commands;
using Payments.Domain.Fx;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.Conversions;

/// <summary>An exchange between two balances of one tenant, at the price of a firm quote.</summary>
public sealed class Conversion : ITenantOwned, ISubject
{
    private Conversion() { } // EF Core

    public TenantId TenantId { get; private init; }

    public ConversionId Id { get; private init; }

    public QuoteId QuoteId { get; private init; }

    /// <summary>What leaves the one balance, without the fee.</summary>
    public Money From { get; private init; }

    /// <summary>What enters the other; nothing does unless all of it does.</summary>
    public Money To { get; private init; }

    /// <summary>Charged on top of From.</summary>
    public Money Fee { get; private init; }

    /// <summary>Units of To for one unit of From, our margin included.</summary>
    public Rate Rate { get; private init; }

    public string? Note { get; private init; }

    public string? ExternalId { get; private init; }

    public ConversionStatus Status { get; private set; }

    /// <summary>Why it failed or was cancelled; null otherwise.</summary>
    public string? ReasonCode { get; private set; }

    public string? ReasonMessage { get; private set; }

    /// <summary>When the tenant asked to call it off; the market decides whether it is in time.</summary>
    public DateTimeOffset? CancellationRequestedAt { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => ConversionLifecycle.Table.IsFinal(Status);

    public Money TotalCost => From + Fee;

    internal static Conversion Initialise(
        CreateConversion input,
        Quote quote,
        TenantId tenantId,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = EntityId.New<ConversionId>(),
            QuoteId = quote.Id,
            From = quote.From,
            To = quote.To,
            Fee = quote.Fee,
            Rate = quote.Rate,
            Note = input.Note,
            ExternalId = input.ExternalId,
            Status = ConversionStatus.Initialised,
            Version = 1,
            CreatedAt = now,
            UpdatedAt = now,
        };

    /// <summary>Asks once; asking again changes nothing.</summary>
    internal void RequestCancellation(Work work)
    {
        if (CancellationRequestedAt is null)
        {
            CancellationRequestedAt = work.Now;
            UpdatedAt = work.Now;
            Version++;
            work.Events.Append(this, "conversion.cancellation_requested");
        }
    }

    /// <summary>What the market says; late, twice or out of order, it is done once.</summary>
    internal async ValueTask TakeAsync(FxOrderState answer, Work work)
    {
        if (Status is ConversionStatus.Initialised)
        {
            MoveTo(ConversionStatus.Pending, work);
        }

        if (Status is not ConversionStatus.Pending || answer.Outcome is FxOrderOutcome.Working)
        {
            return;
        }

        if (answer.Outcome is FxOrderOutcome.Executed)
        {
            await work.Ledger.PostAsync(ConversionPostings.Converted(this));
            MoveTo(ConversionStatus.Converted, work);
            return;
        }

        await work.Ledger.PostAsync(ConversionPostings.GivenBack(this));
        if (answer.Outcome is FxOrderOutcome.Cancelled)
        {
            (ReasonCode, ReasonMessage) = (
                "CANCELLATION_REQUESTED_BY_PARTICIPANT",
                "It was called off before it was traded."
            );
            MoveTo(ConversionStatus.Cancelled, work);
        }
        else
        {
            (ReasonCode, ReasonMessage) = (
                answer.ReasonCode ?? "TECHNICAL_ISSUE",
                "The market would not trade it."
            );
            MoveTo(ConversionStatus.Failed, work);
        }
    }

    private void MoveTo(ConversionStatus next, Work work)
    {
        var move = ConversionLifecycle.Table.Demand(Subject, Status, next, work.Caller.Actor);
        Status = next;
        UpdatedAt = work.Now;
        Version++;
        work.Events.Moved(
            this,
            move,
            ReasonCode is null ? null : new { ReasonCode, ReasonMessage }
        );
    }
}
