using Payments.Domain.Countries;
using Payments.Domain.Errors;
using Payments.Domain.Parties;
using Payments.Domain.ReferenceData;
using Payments.Domain.Rejections;
using Payments.Domain.Values;

namespace Payments.GraphQL.ReferenceData;

[QueryType]
public static class ReferenceDataQueries
{
    /// <summary>What a payment can be for. Open to everybody.</summary>
    public static IEnumerable<TransactionReasonInfo> GetTransactionReasons(
        IResolverContext context
    ) =>
        Codes<TransactionReason>()
            .Select(code => new TransactionReasonInfo(code, context.Schema.Of(code)));

    /// <summary>Where money can come from. Open to everybody.</summary>
    public static IEnumerable<SourceOfFundsInfo> GetSourcesOfFunds(IResolverContext context) =>
        Codes<SourceOfFunds>().Select(code => new SourceOfFundsInfo(code, context.Schema.Of(code)));

    /// <summary>Why payments are refused. The list may grow.</summary>
    public static IEnumerable<RejectCodeInfo> GetRejectCodes(IResolverContext context) =>
        Codes<RejectCode>()
            .Select(code => new RejectCodeInfo(
                code,
                RejectCodes.CategoryOf(code),
                RejectCodes.IsRetryable(code),
                context.Schema.Of(code)
            ));

    /// <summary>Why requests are refused: the whole catalogue of `Error.code`. The list may grow.</summary>
    public static IEnumerable<ErrorCodeInfo> GetErrorCodes(IResolverContext context) =>
        Codes<ErrorCode>()
            .Select(code => new ErrorCodeInfo(
                code,
                ErrorCatalogue.CategoryOf(code),
                ErrorCatalogue.IsRetryable(code),
                context.Schema.Of(code)
            ));

    /// <summary>What can prove who somebody is.</summary>
    public static IEnumerable<DocumentTypeInfo> GetDocumentTypes(IResolverContext context) =>
        Codes<IdentityDocumentType>()
            .Select(code => new DocumentTypeInfo(code, context.Schema.Of(code)));

    /// <summary>What a request for information can ask.</summary>
    public static IEnumerable<RfiQuestionInfo> GetRfiQuestions(IResolverContext context) =>
        Codes<RfiQuestionCode>()
            .Select(code => new RfiQuestionInfo(
                code,
                context.Schema.Of(code),
                RfiQuestions.FilesFor(code)
            ));

    /// <summary>All currencies, in the order of their codes. Money is held in any of them.</summary>
    public static IEnumerable<CurrencyInfo> GetCurrencies() =>
        Currency
            .All.OrderBy(currency => currency.Code, StringComparer.Ordinal)
            .Select(currency => new CurrencyInfo(
                currency,
                CurrencyNames.Of(currency),
                currency.Decimals
            ));

    /// <summary>All countries, in the order of their codes.</summary>
    public static IEnumerable<CountryInfo> GetCountries() =>
        CountryTable.All.Select(country => new CountryInfo(
            country.Code,
            country.Name,
            country.Currency,
            country.UsesPostcode,
            country.HasIban,
            country.IsSepa
        ));

    private static TCode[] Codes<TCode>()
        where TCode : struct, Enum => Enum.GetValues<TCode>();
}
