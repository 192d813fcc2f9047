using System.Security.Claims;
using System.Text.Json;
using Cacao.Types.Authoring;

namespace Cacao.Execution;

/// <summary>One operation to execute, whatever transport it came by.</summary>
public sealed class OperationRequest
{
    /// <summary>The document as UTF-8 text; empty when only <see cref="DocumentId"/> is given.</summary>
    public ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>Names a stored document (persisted operation).</summary>
    public string? DocumentId { get; init; }

    /// <summary>
    /// Lets this request send its document where only stored ones are allowed: for tools of the
    /// operator, decided by an interceptor.
    /// </summary>
    public bool AllowNonPersistedOperation { get; init; }

    public string? OperationName { get; init; }

    /// <summary>A JSON object, or undefined.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>
    /// Files by the keys that stand in <see cref="Variables"/> where the scalar <c>Upload</c> is asked
    /// for; null when there are none.
    /// </summary>
    public IReadOnlyDictionary<string, IFile>? Files { get; init; }

    /// <summary>A JSON object, or undefined.</summary>
    public JsonElement Extensions { get; init; }

    /// <summary>The request's own scope.</summary>
    public required IServiceProvider Services { get; init; }

    public ClaimsPrincipal? User { get; init; }

    /// <summary>Seen by resolvers as [GlobalState]; null when there is none.</summary>
    public Dictionary<string, object?>? ContextData { get; init; }

    /// <summary>
    /// How the caller takes a response in parts; with none, which is the default, <c>@defer</c> and
    /// <c>@stream</c> change nothing and the response comes whole.
    /// </summary>
    public IncrementalFormat Incremental { get; init; }

    /// <summary>In place of those that the caller's identity gives; null for none.</summary>
    public CallerLimits? Limits { get; init; }

    /// <summary>Makes those of this request of those that it would have; null to leave them.</summary>
    public Func<CallerLimits, CallerLimits>? ChangedLimits { get; init; }

    /// <summary>This request may read the schema, whatever its limits say.</summary>
    public bool AllowsIntrospection { get; init; }

    /// <summary>What the caller wants to know about the cost of the operation.</summary>
    public CostReporting CostReporting { get; init; }

    /// <summary>Kinds that the transport can answer: GET takes queries only, plain JSON no subscriptions.</summary>
    public OperationKinds AllowedOperations { get; init; } = OperationKinds.All;
}

/// <summary>The header <c>GraphQL-Cost</c>.</summary>
public enum CostReporting
{
    None,

    /// <summary>The answer tells the cost beside the data.</summary>
    Report,

    /// <summary>The answer tells the cost, and nothing is executed.</summary>
    Validate,
}

[Flags]
public enum OperationKinds
{
    None = 0,
    Query = 1,
    Mutation = 2,
    Subscription = 4,
    QueryAndMutation = Query | Mutation,
    All = Query | Mutation | Subscription,
}
