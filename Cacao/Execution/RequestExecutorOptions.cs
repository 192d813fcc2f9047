using Cacao.Execution.PersistedOperations;
using Cacao.Language;
using Cacao.Types.Configuration;
using Cacao.Validation;

namespace Cacao.Execution;

/// <summary>How requests are executed; set by <c>ModifyRequestOptions</c>.</summary>
public sealed class RequestExecutorOptions
{
    /// <summary>The longest that an operation may run; for subscriptions, each event.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Shows clients the text and stack of exceptions that are not for them. For development only:
    /// <see cref="ProductionMode"/> wins.
    /// </summary>
    public bool IncludeExceptionDetails { get; set; }

    /// <summary>
    /// Strangers get the limits of <see cref="Anonymous"/>, no introspection, no SDL, no IDE and no
    /// suggestions, and nobody the text of exceptions. Null, the default: in every environment but
    /// Development. <c>AddGraphQLServer(disableDefaultSecurity: true)</c> sets it to false.
    /// </summary>
    public bool? ProductionMode { get; set; }

    /// <summary>
    /// Who may read the schema. Null, the default: those who are signed in, in
    /// <see cref="ProductionMode"/>, and else everyone.
    /// </summary>
    public IntrospectionAccess? Introspection { get; set; }

    /// <summary>
    /// Limits of callers whose identity is not authenticated. Null, the default:
    /// <see cref="CallerLimits.Stranger"/> in <see cref="ProductionMode"/>, and else those of
    /// everybody.
    /// </summary>
    public CallerLimits? Anonymous { get; set; }

    /// <summary>How much source text the parser takes.</summary>
    public ParserOptions Parser { get; set; } = ParserOptions.Default;

    /// <summary>What a document may cost before it is refused.</summary>
    public ValidationOptions Validation { get; set; } = ValidationOptions.Default;

    /// <summary>UTF-8 bytes of the variables as they were sent; more is refused.</summary>
    public int MaxVariablesBytes { get; set; } = 256 * 1024;

    /// <summary>How many documents are kept parsed, validated and compiled.</summary>
    public int DocumentCacheSize { get; set; } = 1000;

    /// <summary>Larger documents are executed but not kept.</summary>
    public int MaxCachedDocumentBytes { get; set; } = 64 * 1024;

    /// <summary>What is asked of documents where stored ones are used.</summary>
    public PersistedOperationOptions PersistedOperations { get; } = new();

    /// <summary>Budget and weights of the static cost analysis; set by <c>ModifyCostOptions</c>.</summary>
    public CostOptions Cost { get; internal set; } = new();

    internal bool HidesFromStrangers => ProductionMode is true;

    internal CallerLimits LimitsOfEverybody() =>
        new()
        {
            Parser = Parser,
            Validation = Validation,
            MaxVariablesBytes = MaxVariablesBytes,
            MaxFieldCost = Cost.MaxFieldCost,
            MaxTypeCost = Cost.MaxTypeCost,
            AllowsIntrospection = Introspection is not IntrospectionAccess.Nobody,
        };

    /// <summary>The same object where strangers are treated like everybody.</summary>
    internal CallerLimits LimitsOfStrangers(CallerLimits everybody)
    {
        var limits =
            Anonymous ?? (HidesFromStrangers ? CallerLimits.Stranger.Within(everybody) : everybody);
        var allowsIntrospection = Introspection switch
        {
            IntrospectionAccess.Everyone => true,
            IntrospectionAccess.SignedIn or IntrospectionAccess.Nobody => false,
            null => limits.AllowsIntrospection,
            _ => throw new InvalidOperationException($"Unknown access {Introspection}."),
        };
        return allowsIntrospection == limits.AllowsIntrospection
            ? limits
            : limits with
            {
                AllowsIntrospection = allowsIntrospection,
            };
    }
}
