namespace Payments.Domain.Errors;

/// <summary>
/// The catalogue of refusals, as clients see it (UPPER_SNAKE in the graph). A slice adds its codes
/// here and their facts in <see cref="ErrorCatalogue"/>.
/// </summary>
public enum ErrorCode
{
    /// <summary>There is no such object for this caller.</summary>
    NotFound,

    /// <summary>A field's value cannot be accepted; the path names it.</summary>
    InvalidInput,

    /// <summary>The available balance does not cover the movement.</summary>
    InsufficientFunds,

    /// <summary>The key was used before with other input.</summary>
    IdempotencyConflict,

    /// <summary>The object's status does not allow the move.</summary>
    IllegalTransition,

    /// <summary>The quote's time is over.</summary>
    QuoteExpired,

    /// <summary>The quote was used by another payment or conversion.</summary>
    QuoteAlreadyUsed,

    /// <summary>Calling a payment off gives back less, at the market's price, than the caller would take.</summary>
    ReconversionTooLow,

    /// <summary>The caller may not do this.</summary>
    Forbidden,

    /// <summary>The tenant's plan or environment does not have this feature.</summary>
    FeatureDisabled,

    /// <summary>Another object of the tenant has this external id.</summary>
    DuplicateExternalId,

    /// <summary>The object was changed since the caller read it.</summary>
    VersionConflict,

    /// <summary>The object was deleted: it can be read, but nothing new can be made with it.</summary>
    Deleted,

    /// <summary>Another institution is known by the same key.</summary>
    InstitutionAlreadyExists,

    /// <summary>The review of the institution has come to that it may not instruct payments.</summary>
    InstitutionRejected,

    /// <summary>The account was checked, and the result needs an acceptance that nobody has given.</summary>
    PayeeCheckNotAccepted,

    /// <summary>The month's quota of a service is used up; the error says when the next one begins.</summary>
    QuotaExceeded,

    /// <summary>The question is answered already; each is answered once.</summary>
    RfiQuestionAnswered,

    /// <summary>The cursor is malformed or was made for another query.</summary>
    InvalidCursor,

    /// <summary>The events after the cursor are no longer kept.</summary>
    CursorExpired,

    /// <summary>The e-mail address and the password do not belong together.</summary>
    InvalidCredentials,

    /// <summary>The e-mail address belongs to a member already.</summary>
    EmailTaken,

    /// <summary>There would be no member left with the right ADMIN who can log in.</summary>
    LastAdmin,

    /// <summary>The invitation is unknown, used, taken back or over.</summary>
    InvitationInvalid,

    /// <summary>The code for a new password is unknown, used, replaced or over.</summary>
    PasswordResetInvalid,

    /// <summary>A second person has to agree to the code for a new password.</summary>
    PasswordResetUnconfirmed,

    /// <summary>Too many tries; the error says when the next one may be made.</summary>
    TooManyRequests,

    /// <summary>The exchange market gives no price now.</summary>
    MarketUnavailable,

    /// <summary>No market trades the two currencies against each other.</summary>
    CurrencyPairNotSupported,

    /// <summary>
    /// The platform cannot do anything of the kind at the moment, whatever was asked; what has become of the
    /// request is not known. Told among the response's own errors, never in a payload.
    /// </summary>
    TemporarilyUnavailable,
}
