using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Fees;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.Fx;

/// <summary>The price of an exchange: indicative, or firm until it expires and used once.</summary>
public sealed class Quote : ITenantOwned, ISubject
{
    /// <summary>How long a firm quote binds us.</summary>
    public static readonly TimeSpan FirmFor = TimeSpan.FromMinutes(2);

    private Quote() { } // EF Core

    public TenantId TenantId { get; private init; }

    public QuoteId Id { get; private init; }

    /// <summary>What the tenant gives, without the fee.</summary>
    public Money From { get; private init; }

    /// <summary>What the recipient gets.</summary>
    public Money To { get; private init; }

    /// <summary>Units of To for one unit of From, our margin included.</summary>
    public Rate Rate { get; private init; }

    /// <summary>Charged on top of From.</summary>
    public Money Fee { get; private init; }

    /// <summary>Which amount was given; the other one follows from the rate.</summary>
    public QuoteAmountSide FixedSide { get; private init; }

    public QuoteApplicability Applicability { get; private init; }

    /// <summary>What the market paid for one unit of From, in To, when the quote was made.</summary>
    public Rate MarketBid { get; private init; }

    /// <summary>What the market took for one unit of From, in To.</summary>
    public Rate MarketAsk { get; private init; }

    public Rate MarketMid { get; private init; }

    public bool Firm { get; private init; }

    public QuoteStatus Status { get; private set; }

    /// <summary>Null for an indicative quote, which binds nobody.</summary>
    public DateTimeOffset? ExpiresAt { get; private init; }

    public DateTimeOffset? UsedAt { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public CurrencyPair Pair => new(From.Currency, To.Currency);

    /// <summary>All that leaves the balance: what is given and the fee.</summary>
    public Money TotalCost => From + Fee;

    public bool IsFinal => QuoteLifecycle.Table.IsFinal(Status);

    internal static Quote Make(
        CreateQuote input,
        MarketPrice price,
        TenantId tenantId,
        DateTimeOffset now
    )
    {
        var (from, to) = QuotePricing.Sides(price, input.From, input.To);
        var applicability = input.Applicability ?? QuoteApplicability.Payment;
        return new()
        {
            TenantId = tenantId,
            Id = EntityId.New<QuoteId>(),
            From = from,
            To = to,
            Rate = QuotePricing.Offer(price),
            Fee =
                applicability is QuoteApplicability.Payment
                    ? FeeSchedule.Payment(from.Currency)
                    : FeeSchedule.Conversion(from.Currency),
            FixedSide = input.From is null ? QuoteAmountSide.To : QuoteAmountSide.From,
            Applicability = applicability,
            MarketBid = new(price.Bid),
            MarketAsk = new(price.Ask),
            MarketMid = new(price.Mid),
            Firm = input.Firm,
            Status = input.Firm ? QuoteStatus.Open : QuoteStatus.Indicative,
            ExpiresAt = input.Firm ? now + FirmFor : null,
            Version = 1,
            CreatedAt = now,
        };
    }

    /// <summary>Takes the price for one payment or conversion; nobody can take it again.</summary>
    internal void Use(Work work, QuoteApplicability buys)
    {
        if (Status is QuoteStatus.Used)
        {
            throw new QuoteAlreadyUsedException(Id);
        }

        if (ExpiresAt is not { } expiry)
        {
            throw new InvalidInputException(
                "An indicative quote cannot be bought: ask for a firm one.",
                "input",
                "quoteId"
            );
        }

        if (Applicability != buys)
        {
            throw new InvalidInputException(
                $"The quote is for a {StatusName.Of(Applicability)}, not for a {StatusName.Of(buys)}.",
                "input",
                "quoteId"
            );
        }

        if (work.Now >= expiry)
        {
            throw new QuoteExpiredException(Id, expiry);
        }

        UsedAt = work.Now;
        MoveTo(QuoteStatus.Used, work);
    }

    internal void Expire(Work work)
    {
        if (Status is QuoteStatus.Open)
        {
            MoveTo(QuoteStatus.Expired, work);
        }
    }

    private void MoveTo(QuoteStatus next, Work work)
    {
        var move = QuoteLifecycle.Table.Demand(Subject, Status, next, work.Caller.Actor);
        Status = next;
        Version++;
        work.Events.Moved(this, move);
    }
}
