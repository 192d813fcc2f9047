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
    /// <summary>The quote with this id.</summary>
    [NodeResolver]
    public static Task<Quote?> GetAsync(
        QuoteId id,
        Caller caller,
        QuoteById quotes,
        CancellationToken cancellationToken
    ) => quotes.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>Units of `to` for one unit of `from`, our margin included: an exact decimal.</summary>
    [BindMember(nameof(Quote.Rate))]
    public static string GetRate([Parent] Quote quote) => quote.Rate.ToString();
}

/// <summary>Quotes by their ids.</summary>
public sealed class QuoteById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions options
) : ByIdLoader<QuoteId, Quote>(database, scheduler, options);
