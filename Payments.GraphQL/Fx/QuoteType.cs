using Payments.Domain.Fx;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Fx;

/// <summary>The price of an exchange: indicative, or firm until it expires and used once.</summary>
[Node]
[ObjectType<Quote>]
public static class QuoteType
{
    internal static void Configure(IObjectTypeDescriptor<Quote> quote)
    {
        quote.BindFieldsExplicitly();
        quote.Field(row => row.Id);
        quote.Field(row => row.From).Description("What you give, without the fee.");
        quote.Field(row => row.To).Description("What the recipient gets.");
        quote.Field(row => row.Fee).Description("Charged on top of `from`.");
        quote
            .Field(row => row.TotalCost)
            .Description("All that leaves the balance when it is bought: `from` and `fee`.");
        quote
            .Field(row => row.FixedSide)
            .Description("Which amount you gave; the other one follows from the rate.");
        quote.Field(row => row.Applicability).Description("What it can buy.");
        quote
            .Field(row => row.Status)
            .Description("Where it stands; `statusMachines` shows what can follow.");
        quote.Field(row => row.IsFinal).Description("True when the status can never change again.");
        quote.Field(row => row.Firm).Description("True when the price binds us until it expires.");
        quote
            .Field(row => row.ExpiresAt)
            .Description("When a firm price ends, on your clock; null for an indicative one.");
        quote
            .Field(row => row.UsedAt)
            .Description("When a payment or a conversion took it; null before.");
        quote.Field(row => row.Version).Description("Rises by one with each change.");
        quote.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>The quote with this id.</summary>
    [NodeResolver]
    public static Task<Quote?> GetAsync(
        QuoteId id,
        Caller caller,
        QuoteById quotes,
        CancellationToken cancellationToken
    ) => quotes.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>Units of `to` for one unit of `from`, our margin included: an exact decimal.</summary>
    public static string GetRate([Parent] Quote quote) => quote.Rate.ToString();

    /// <summary>The pair as the market names it: `AUDUSD` prices one AUD in USD.</summary>
    public static string GetSymbol([Parent] Quote quote) => MarketSymbol.Of(quote.Pair).ToString();

    /// <summary>True when the exchange goes against the symbol: it gives the symbol's second currency.</summary>
    public static bool GetInverted([Parent] Quote quote) => MarketSymbol.IsInverted(quote.Pair);

    /// <summary>What you do with the symbol's first currency.</summary>
    public static QuoteDirection GetSide([Parent] Quote quote) =>
        MarketSymbol.IsInverted(quote.Pair) ? QuoteDirection.Buy : QuoteDirection.Sell;

    /// <summary>What the market paid for one unit of the symbol's first currency, before our margin.</summary>
    public static string GetBid([Parent] Quote quote) => new Rate(Market(quote).Bid).ToString();

    /// <summary>What the market took for one unit of the symbol's first currency, before our margin.</summary>
    public static string GetAsk([Parent] Quote quote) => new Rate(Market(quote).Ask).ToString();

    /// <summary>The middle of the market in terms of the symbol: how far `rate` is from it is what the exchange costs.</summary>
    public static string GetMid([Parent] Quote quote) => new Rate(Market(quote).Mid).ToString();

    private static (decimal Bid, decimal Ask, decimal Mid) Market(Quote quote) =>
        MarketSymbol.Quote(
            quote.Pair,
            quote.MarketBid.Value,
            quote.MarketAsk.Value,
            quote.MarketMid.Value
        );
}

/// <summary>Quotes by their ids.</summary>
public sealed class QuoteById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<QuoteId, Quote>(database, scheduler, options);
