namespace Cacao.Errors;

/// <summary>The values of <c>extensions.code</c> that the engine itself gives.</summary>
public static class ErrorCodes
{
    public const string SyntaxError = "HC0011";

    public const string NonNullViolation = "HC0018";

    public const string DocumentNotFound = "HC0020";

    public const string Timeout = "HC0045";

    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";

    public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";

    public const string PolicyNotFound = "AUTH_POLICY_NOT_FOUND";

    public const string NoDefaultPolicy = "AUTH_NO_DEFAULT_POLICY";

    /// <summary>A subscriber took its events more slowly than they came.</summary>
    public const string SlowConsumer = "SUBSCRIPTION_SLOW_CONSUMER";
}
