using Cacao.Language;
using Cacao.Validation;

namespace Cacao.Execution;

/// <summary>
/// What one kind of caller may ask for: strangers (<see cref="RequestExecutorOptions.Anonymous"/>),
/// everybody else, or the callers that an interceptor picks
/// (<c>OperationRequestBuilder.ChangeLimits</c>). A document is checked once for all that are equal.
/// </summary>
public sealed record CallerLimits
{
    /// <summary>
    /// For callers that nobody knows, in production: a login form and a health check fit in many
    /// times over, a query made to hurt does not.
    /// </summary>
    public static CallerLimits Stranger { get; } =
        new()
        {
            Parser = new()
            {
                MaxBytes = 16 * 1024,
                MaxTokens = 2000,
                MaxNodes = 4000,
                MaxFields = 250,
                MaxDepth = 50,
            },
            Validation = new()
            {
                MaxErrors = 20,
                MaxDepth = 15,
                MaxAliases = 30,
                MaxDirectivesPerLocation = 5,
                MaxDirectives = 50,
                MaxFragments = 25,
                MaxRootFields = 10,
                MaxExpandedFields = 1000,
                MaxWork = 100_000,
                Suggestions = false,
            },
            MaxVariablesBytes = 16 * 1024,
            MaxFieldCost = 500,
            MaxTypeCost = 500,
            AllowsIntrospection = false,
            TellsCost = false,
        };

    /// <summary>How much source text the parser takes.</summary>
    public ParserOptions Parser { get; init; } = ParserOptions.Default;

    /// <summary>What a document may ask for before it is refused.</summary>
    public ValidationOptions Validation { get; init; } = ValidationOptions.Default;

    /// <summary>UTF-8 bytes of the variables as they were sent; the default is 256 KB.</summary>
    public int MaxVariablesBytes { get; init; } = 256 * 1024;

    /// <summary>
    /// The budget of one operation in the static cost analysis; HC0047 beyond. The default is 1,000.
    /// </summary>
    public double MaxFieldCost { get; init; } = 1000;

    /// <summary>The same for the objects that it may give. The default is 1,000.</summary>
    public double MaxTypeCost { get; init; } = 1000;

    /// <summary><c>__schema</c>, <c>__type</c> and the SDL; without it HC0046. The default is true.</summary>
    public bool AllowsIntrospection { get; init; } = true;

    /// <summary>Obeys the header <c>GraphQL-Cost</c>. The default is true.</summary>
    public bool TellsCost { get; init; } = true;

    /// <summary>Of each limit the stricter one.</summary>
    internal CallerLimits Within(CallerLimits others) =>
        new()
        {
            Parser = Parser.Within(others.Parser),
            Validation = Validation.Within(others.Validation),
            MaxVariablesBytes = Math.Min(MaxVariablesBytes, others.MaxVariablesBytes),
            MaxFieldCost = Math.Min(MaxFieldCost, others.MaxFieldCost),
            MaxTypeCost = Math.Min(MaxTypeCost, others.MaxTypeCost),
            AllowsIntrospection = AllowsIntrospection && others.AllowsIntrospection,
            TellsCost = TellsCost && others.TellsCost,
        };
}
