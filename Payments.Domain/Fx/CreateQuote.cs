using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Values;

namespace Payments.Domain.Fx;

/// <summary>Prices an exchange. The market was asked before, because commands ask nobody.</summary>
public sealed record CreateQuote(
    CurrencyPair Pair,
    Money? From,
    Money? To,
    bool Firm,
    QuoteApplicability? Applicability = null
) : Command<Quote>
{
    public override MemberAccess? Right() => Firm ? MemberAccess.Transact : null;

    /// <summary>
    /// No part of what the caller asked for: a repetition at another price is the same. Null when the
    /// market gave none; a key that was used before finds its quote all the same.
    /// </summary>
    [JsonIgnore]
    public required MarketPrice? Price { get; init; }

    /// <summary>Why there is no price.</summary>
    [JsonIgnore]
    public MarketTrouble Trouble { get; init; }

    public override async ValueTask<Quote> HandleAsync(Work work)
    {
        var price = Price ?? throw new MarketUnavailableException(Pair, Trouble);
        var quote = Quote.Make(this, price, work.TenantId, work.Now);
        work.Add(quote);
        work.Events.Created(
            quote,
            QuoteLifecycle.Table,
            quote.Status,
            new { quote.From, quote.To }
        );
        if (quote.ExpiresAt is { } expiry)
        {
            await work.Timers.ScheduleAsync(QuoteExpiry.TimerKind, quote.Subject, expiry);
        }

        return quote;
    }
}
