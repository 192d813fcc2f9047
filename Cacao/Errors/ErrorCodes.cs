namespace Cacao.Errors;

/// <summary>The values of <c>extensions.code</c> that the engine itself gives.</summary>
public static class ErrorCodes
{
    public const string SyntaxError = "HC0011";

    /// <summary>The request names a document, and none are stored here.</summary>
    public const string NoDocument = "HC0015";

    public const string NonNullViolation = "HC0018";

    public const string DocumentNotFound = "HC0020";

    public const string Timeout = "HC0045";

    /// <summary>Only stored documents are executed.</summary>
    public const string PersistedOperationsOnly = "HC0067";

    /// <summary>Apollo's clients send the document again when they read this.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>Apollo's clients send documents without hashes from then on.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>The hash is that of another document; nothing was stored or executed.</summary>
    public const string PersistedQueryMismatch = "PERSISTED_QUERY_MISMATCH";

    /// <summary>The operation costs more than this caller may spend.</summary>
    public const string CostExceeded = "HC0047";

    /// <summary>A list must be sliced by exactly one of its arguments.</summary>
    public const string OneSlicingArgument = "HC0082";

    /// <summary>The variables have more bytes than this caller may send.</summary>
    public const string VariablesTooLarge = "VARIABLES_TOO_LARGE";

    /// <summary>The server stops; subscribe again, from the last cursor.</summary>
    public const string ServerShutdown = "SERVER_SHUTDOWN";

    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";

    public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";

    public const string PolicyNotFound = "AUTH_POLICY_NOT_FOUND";

    public const string NoDefaultPolicy = "AUTH_NO_DEFAULT_POLICY";

    /// <summary>A subscriber took its events more slowly than they came.</summary>
    public const string SlowConsumer = "SUBSCRIPTION_SLOW_CONSUMER";
}
