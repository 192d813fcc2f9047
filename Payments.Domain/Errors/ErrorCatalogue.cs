namespace Payments.Domain.Errors;

/// <summary>What a client can do about a refusal.</summary>
public enum ErrorCategory
{
    /// <summary>Correct the input.</summary>
    Input,

    /// <summary>The state of objects or balances forbids it now.</summary>
    State,

    /// <summary>Ask for a right or a feature.</summary>
    Permission,

    /// <summary>Nothing is wrong with the request: send it again in a while, with the same idempotency key.</summary>
    Platform,
}

/// <summary>The facts about every code: the `errorCodes` query prints this table.</summary>
public static class ErrorCatalogue
{
    public static ErrorCategory CategoryOf(ErrorCode code) =>
        code switch
        {
            ErrorCode.NotFound or ErrorCode.InvalidInput or ErrorCode.IdempotencyConflict =>
                ErrorCategory.Input,
            ErrorCode.DuplicateExternalId or ErrorCode.InvalidCursor or ErrorCode.CursorExpired =>
                ErrorCategory.Input,
            ErrorCode.CurrencyPairNotSupported => ErrorCategory.Input,
            ErrorCode.EmailTaken or ErrorCode.InvitationInvalid or ErrorCode.PasswordResetInvalid =>
                ErrorCategory.Input,
            ErrorCode.Forbidden or ErrorCode.FeatureDisabled => ErrorCategory.Permission,
            ErrorCode.TemporarilyUnavailable => ErrorCategory.Platform,
            _ => ErrorCategory.State,
        };

    /// <summary>Whether the very same request can succeed later.</summary>
    public static bool IsRetryable(ErrorCode code) =>
        code
            is ErrorCode.InsufficientFunds
                or ErrorCode.TooManyRequests
                or ErrorCode.QuotaExceeded
                or ErrorCode.ReconversionTooLow
                or ErrorCode.MarketUnavailable
                or ErrorCode.TemporarilyUnavailable;
}
