namespace Cacao.Execution.Diagnostics;

/// <summary>What <c>AddInstrumentation</c> records.</summary>
public sealed class InstrumentationOptions
{
    /// <summary>Which steps have an activity of their own; resolvers have none by default.</summary>
    public ActivityScopes Scopes { get; set; } = ActivityScopes.Default;

    /// <summary>What of the request stands on its activity; by default what it is, not what it says.</summary>
    public RequestDetails RequestDetails { get; set; } = RequestDetails.Default;

    /// <summary>
    /// Names the root activity, which is that of the web server, and the request's own by the
    /// operation: <c>query Payments</c> instead of <c>POST /graphql</c> and <c>query</c>. Off by
    /// default: an anonymous caller can make up any number of names.
    /// </summary>
    public bool RenameRootActivity { get; set; }
}

/// <summary>Steps that can have an activity.</summary>
[Flags]
public enum ActivityScopes
{
    None = 0,

    /// <summary>An HTTP request, by POST or GET, until it is answered.</summary>
    ExecuteHttpRequest = 1,

    /// <summary>An operation of a socket, until it is answered or its stream is open.</summary>
    ExecuteSocketOperation = 1 << 1,

    /// <summary>The whole pipeline of one request.</summary>
    ExecuteRequest = 1 << 2,

    ParseDocument = 1 << 3,

    ValidateDocument = 1 << 4,

    CoerceVariables = 1 << 5,

    ExecuteOperation = 1 << 6,

    /// <summary>Each resolver that is not just a property. Many: for looking closely, not for always.</summary>
    ResolveFieldValue = 1 << 7,

    DataLoaderBatch = 1 << 8,

    /// <summary>The execution of a subscription for one event.</summary>
    SubscriptionEvent = 1 << 9,

    /// <summary>The making of a plan; executions of a known operation have none.</summary>
    CompileOperation = 1 << 10,

    /// <summary>Each part of a response after the first, by <c>@defer</c> and <c>@stream</c>.</summary>
    IncrementalPart = 1 << 11,

    Default =
        ExecuteHttpRequest
        | ExecuteSocketOperation
        | ExecuteRequest
        | ParseDocument
        | ValidateDocument
        | CoerceVariables
        | ExecuteOperation
        | CompileOperation
        | DataLoaderBatch
        | SubscriptionEvent
        | IncrementalPart,

    All = Default | ResolveFieldValue,
}

/// <summary>
/// What of a request may stand on its activity. There is no member for variables and extensions:
/// they hold what the users of clients have entered.
/// </summary>
[Flags]
public enum RequestDetails
{
    None = 0,

    /// <summary>Kind and name: <c>graphql.operation.type</c>, <c>graphql.operation.name</c>.</summary>
    Operation = 1,

    /// <summary>The id of a stored document: <c>graphql.document.id</c>.</summary>
    Id = 1 << 1,

    /// <summary>The SHA-256 of the document in lower hexadecimal: <c>graphql.document.hash</c>.</summary>
    Hash = 1 << 2,

    /// <summary>
    /// The document: <c>graphql.document</c>. Strings and numbers in it are replaced, because clients
    /// that know no variables put their users' data there.
    /// </summary>
    Document = 1 << 3,

    Default = Operation,

    All = Operation | Id | Hash | Document,
}
