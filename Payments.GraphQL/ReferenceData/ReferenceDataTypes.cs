using Payments.Domain.Errors;
using Payments.Domain.Parties;
using Payments.Domain.ReferenceData;
using Payments.Domain.Rejections;
using Payments.Domain.Values;

namespace Payments.GraphQL.ReferenceData;

/// <summary>What a payment can be for.</summary>
/// <param name="Code">Stable for ever.</param>
/// <param name="Text">In English.</param>
[ObjectType("TransactionReasonInfo")]
public sealed record TransactionReasonInfo(TransactionReason Code, string Text);

/// <summary>Where money can come from.</summary>
/// <param name="Code">Stable for ever.</param>
/// <param name="Text">In English.</param>
[ObjectType("SourceOfFundsInfo")]
public sealed record SourceOfFundsInfo(SourceOfFunds Code, string Text);

/// <summary>Why payments are refused.</summary>
/// <param name="Code">Stable for ever.</param>
/// <param name="Category">Whose data or doing stands in the way.</param>
/// <param name="Retryable">True when the same payment may succeed, sent again as a new one.</param>
/// <param name="Text">In English.</param>
[ObjectType("RejectCodeInfo")]
public sealed record RejectCodeInfo(
    RejectCode Code,
    RejectCategory Category,
    bool Retryable,
    string Text
);

/// <summary>Why requests are refused: the `code` of every error.</summary>
/// <param name="Code">Stable for ever.</param>
/// <param name="Category">What a client can do about it.</param>
/// <param name="Retryable">True when the very same request can succeed later.</param>
/// <param name="Text">In English.</param>
[ObjectType("ErrorCodeInfo")]
public sealed record ErrorCodeInfo(
    ErrorCode Code,
    ErrorCategory Category,
    bool Retryable,
    string Text
);

/// <summary>What can prove who somebody is.</summary>
/// <param name="Code">Stable for ever.</param>
/// <param name="Text">In English.</param>
[ObjectType("DocumentTypeInfo")]
public sealed record DocumentTypeInfo(IdentityDocumentType Code, string Text);

/// <summary>What a request for information can ask.</summary>
/// <param name="Code">Stable for ever.</param>
/// <param name="Text">The question in English.</param>
/// <param name="FileUploadOption">Whether files may answer it.</param>
[ObjectType("RfiQuestionInfo")]
public sealed record RfiQuestionInfo(
    RfiQuestionCode Code,
    string Text,
    FileUploadOption FileUploadOption
);

/// <summary>A currency of ISO 4217.</summary>
/// <param name="Code">Three letters.</param>
/// <param name="Name">In English.</param>
/// <param name="Exponent">Decimal places of its minor unit: 2 for AUD, 0 for JPY.</param>
[ObjectType("CurrencyInfo")]
public sealed record CurrencyInfo(Currency Code, string Name, int Exponent);

/// <summary>A country of ISO 3166-1.</summary>
/// <param name="Code">Two letters.</param>
/// <param name="Name">In English.</param>
/// <param name="Currency">Its own; null where it has none.</param>
/// <param name="UsesPostcode">Whether its addresses have a postal code.</param>
/// <param name="HasIban">Whether its accounts have an IBAN.</param>
/// <param name="IsSepa">Whether its banks are reached by SEPA.</param>
[ObjectType("CountryInfo")]
public sealed record CountryInfo(
    string Code,
    string Name,
    Currency? Currency,
    bool UsesPostcode,
    bool HasIban,
    bool IsSepa
);
