using Payments.Domain.Fx;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
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
        quote.Field(row => row.Firm).Description("True when the price binds us until it expires.");
        quote
            .Field(row => row.ExpiresAt)
            .Description("When a firm price ends, on your clock; null for an indicative one.");
        quote.Field(row => row.UsedAt).Description("When a payment took it; null before.");
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
}

/// <summary>Quotes by their ids.</summary>
public sealed class QuoteById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<QuoteId, Quote>(database, scheduler, options);
