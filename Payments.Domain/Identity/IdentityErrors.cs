using Payments.Domain.Errors;

namespace Payments.Domain.Identity;

/// <summary>Wrong password and unknown e-mail address are the same refusal.</summary>
public sealed class InvalidCredentialsException()
    : DomainException(
        ErrorCode.InvalidCredentials,
        "The e-mail address and the password do not belong together."
    );

/// <summary>Too many wrong passwords for one e-mail address from one network address.</summary>
public sealed class TooManyLoginsException(TimeSpan wait)
    : DomainException(
        ErrorCode.TooManyRequests,
        "Too many failed logins. Try again after the given number of seconds."
    )
{
    /// <summary>Until the next try.</summary>
    public TimeSpan Wait { get; } = wait;
}
