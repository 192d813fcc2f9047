using Payments.Domain.Conversions;
using Payments.Domain.Fx;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Fx;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Conversions;

/// <summary>An exchange between two of your own balances, at the price of a firm quote.</summary>
[Node]
[ObjectType<Conversion>]
public static class ConversionType
{
    internal static void Configure(IObjectTypeDescriptor<Conversion> conversion)
    {
        conversion.BindFieldsExplicitly();
        conversion.Field(row => row.Id);
        conversion
            .Field(row => row.Status)
            .Description("Where it stands; `statusMachines` shows what can follow.");
        conversion
            .Field(row => row.IsFinal)
            .Description("True when the status can never change again.");
        conversion
            .Field(row => row.From)
            .Description("What leaves the one balance, without the fee.");
        conversion.Field(row => row.To).Description("What enters the other.");
        conversion
            .Field(row => row.Fee)
            .Description("Charged on top of `from`; returned if nothing is traded.");
        conversion
            .Field(row => row.TotalCost)
            .Description("All that leaves the balance: `from` and `fee`.");
        conversion.Field(row => row.Note).Description("Your own words, for nobody else.");
        conversion.Field(row => row.ExternalId).Description("Your own reference.");
        conversion
            .Field(row => row.CancellationRequestedAt)
            .Description("When you asked to call it off, on your clock; null if you did not.");
        conversion.Field(row => row.Version).Description("Rises by one with each change.");
        conversion.Field(row => row.CreatedAt).Description("On your clock.");
        conversion.Field(row => row.UpdatedAt).Description("When it last changed, on your clock.");
    }

    /// <summary>The conversion with this id.</summary>
    [NodeResolver]
    public static Task<Conversion?> GetAsync(
        ConversionId id,
        Caller caller,
        ConversionById conversions,
        CancellationToken cancellationToken
    ) => conversions.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>The price it was made at.</summary>
    public static Task<Quote?> GetQuoteAsync(
        [Parent] Conversion conversion,
        QuoteById quotes,
        CancellationToken cancellationToken
    ) => quotes.LoadAsync(conversion.TenantId, conversion.QuoteId, cancellationToken);

    /// <summary>Units of `to` for one unit of `from`, our margin included: an exact decimal.</summary>
    public static string GetRate([Parent] Conversion conversion) => conversion.Rate.ToString();

    /// <summary>The pair as the market names it: `AUDUSD` prices one AUD in USD.</summary>
    public static string GetCurrencyPair([Parent] Conversion conversion) =>
        MarketSymbol.Of(new(conversion.From.Currency, conversion.To.Currency)).ToString();

    /// <summary>Why it failed or was cancelled; null otherwise.</summary>
    public static StatusReason? GetStatusReason([Parent] Conversion conversion) =>
        StatusReason.Of(conversion.ReasonCode, conversion.ReasonMessage);
}

/// <summary>Conversions by their ids.</summary>
public sealed class ConversionById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<ConversionId, Conversion>(database, scheduler, options);
