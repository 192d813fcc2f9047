using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Values;

namespace Payments.Domain.Fx;

/// <summary>Prices an exchange. The market was asked before, because commands ask nobody.</summary>
public sealed record CreateQuote(CurrencyPair Pair, Money? From, Money? To, bool Firm)
    : Command<Quote>
{
    /// <summary>
    /// No part of what the caller asked for: a repetition at another price is the same. Null when the
    /// market gave none; a key that was used before finds its quote all the same.
    /// </summary>
    [JsonIgnore]
    public required MarketPrice? Price { get; init; }

    public override async ValueTask<Quote> HandleAsync(Work work)
    {
        var rate = QuotePricing.Offer(Price ?? throw new MarketUnavailableException(Pair));
        var (from, to) = QuotePricing.Sides(rate, Pair, From, To);
        var quote = Quote.Make(work.TenantId, from, to, rate, Firm, work.Now);
        work.Add(quote);
        work.Events.Append(quote, "quote.created", new { quote.From, quote.To });
        if (quote.ExpiresAt is { } expiry)
        {
            await work.Timers.ScheduleAsync(QuoteExpiry.TimerKind, quote.Subject, expiry);
        }

        return quote;
    }
}
