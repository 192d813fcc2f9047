namespace Payments.Domain.AccountData;

/// <summary>The bank said no, with a code of the Berlin Group such as CONSENT_EXPIRED.</summary>
public sealed class BankRefusedException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>The permission is gone: only a new consent helps.</summary>
    public bool IsConsentGone =>
        Code is "CONSENT_INVALID" or "CONSENT_EXPIRED" or "CONSENT_UNKNOWN";

    /// <summary>Unattended reads are used up until tomorrow.</summary>
    public bool IsAccessExceeded => Code is "ACCESS_EXCEEDED";
}

/// <summary>The bank could not be reached, was too slow, or answered nonsense: try again later.</summary>
public sealed class BankUnavailableException(string message, Exception? inner = null)
    : Exception(message, inner);
