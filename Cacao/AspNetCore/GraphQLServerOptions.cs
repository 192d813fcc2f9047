using Cacao.Execution;

namespace Cacao.AspNetCore;

/// <summary>What one mapped GraphQL endpoint takes and answers.</summary>
public sealed class GraphQLServerOptions
{
    public bool EnableGetRequests { get; set; } = true;

    /// <summary>Kinds of operations that a GET may run; subscriptions only as an event stream.</summary>
    public OperationKinds AllowedGetOperations { get; set; } =
        OperationKinds.Query | OperationKinds.Subscription;

    /// <summary>
    /// A GET must prove that it is no cross-site request: by the header <c>GraphQL-Preflight</c>
    /// (or <c>GraphQL-Require-Preflight</c>, <c>Apollo-Require-Preflight</c>), a content type that
    /// is not simple, or the browser's own word (<c>Sec-Fetch-Site</c>). Without it, only a browser
    /// that says itself that the request crosses sites is refused.
    /// </summary>
    public bool EnforceGetRequestsPreflightHeader { get; set; }

    /// <summary>
    /// Takes GraphQL multipart requests, which bring files; only where the schema has the scalar
    /// <c>Upload</c> (<c>AddUploadType()</c>). Default: true.
    /// </summary>
    public bool EnableMultipartRequests { get; set; } = true;

    /// <summary>
    /// A multipart request must prove that it is no cross-site request, as with
    /// <see cref="EnforceGetRequestsPreflightHeader"/>: a form can be sent by any page. Default: true.
    /// </summary>
    public bool EnforceMultipartRequestsPreflightHeader { get; set; } = true;

    /// <summary>Serves the schema's SDL at <c>?sdl</c>, <c>/schema</c> and <c>/schema.graphql</c>.</summary>
    public bool EnableSchemaRequests { get; set; } = true;

    /// <summary>
    /// Takes several operations in one request: a JSON array of requests, <c>?batchOperations=[A,B]</c>
    /// and an array of <c>variables</c>; executed one after another. Default: false.
    /// </summary>
    public bool EnableBatching { get; set; }

    /// <summary>
    /// Operations in one batch, counted as they are executed: each set of variables is one. More are
    /// refused with HC0009 before any is executed. Default: 20.
    /// </summary>
    public int MaxBatchSize { get; set; } = 20;

    /// <summary>Bytes of one request body, all of a batch together; more is answered with 413. Default: 1 MiB.</summary>
    public int MaxRequestBytes { get; set; } = 1024 * 1024;

    /// <summary>Which draft of GraphQL over HTTP decides the status codes.</summary>
    public HttpStatusCodes StatusCodes { get; set; } = HttpStatusCodes.Draft2025;

    /// <summary>
    /// How parts of a response are told apart for clients that do not say which format they know: on
    /// sockets, in event streams, and where <c>multipart/mixed</c> is accepted without
    /// <c>deferSpec</c> or <c>incrementalSpec</c>. <see cref="IncrementalFormat.Version01"/> by
    /// default; <see cref="IncrementalFormat.None"/> gives these clients whole responses.
    /// </summary>
    public IncrementalFormat IncrementalFormat { get; set; } = IncrementalFormat.Version01;

    /// <summary>How long an event stream may be silent before a comment is sent.</summary>
    public TimeSpan EventStreamKeepAlive { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>Stricter limits, for strangers in production mode.</summary>
    public AnonymousTransportOptions Anonymous { get; } = new();

    public GraphQLToolOptions Tool { get; } = new();

    public GraphQLSocketOptions Sockets { get; } = new();

    public GraphQLMultipartOptions Multipart { get; } = new();
}

/// <summary>Status codes by the edition of the GraphQL over HTTP draft.</summary>
public enum HttpStatusCodes
{
    /// <summary>200 for whatever was executed, 400 for what was not: the codes that clients know.</summary>
    Draft2025,

    /// <summary>294 for partial results and 422 for requests that cannot be executed.</summary>
    Draft2026,
}

/// <summary>
/// What callers that nobody knows may send, where
/// <see cref="RequestExecutorOptions.ProductionMode"/> is on. Limits of documents, variables and
/// costs are <see cref="RequestExecutorOptions.Anonymous"/>.
/// </summary>
public sealed class AnonymousTransportOptions
{
    /// <summary>Bytes of one request body; more is answered with 413. The default is 64 KB.</summary>
    public int MaxRequestBytes { get; set; } = 64 * 1024;

    /// <summary>Requests in one batch, where batches are taken at all. The default is 5.</summary>
    public int MaxBatchSize { get; set; } = 5;

    /// <summary>Operations running at once on one socket. The default is 20.</summary>
    public int MaxSocketOperations { get; set; } = 20;
}

/// <summary>The IDE that a browser gets.</summary>
public sealed class GraphQLToolOptions
{
    public bool Enable { get; set; } = true;

    /// <summary>The folder of its static files, with <c>index.html</c>.</summary>
    public string Folder { get; set; } = System.IO.Path.Combine(AppContext.BaseDirectory, "ide");
}

/// <summary>Limits of graphql-transport-ws connections.</summary>
public sealed class GraphQLSocketOptions
{
    /// <summary>Time for <c>connection_init</c> to come, else close 4408.</summary>
    public TimeSpan ConnectionInitializationTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time between pings of an acknowledged connection; zero for none.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Bytes of one message from the client, else close 1009.</summary>
    public int MaxMessageBytes { get; set; } = 1024 * 1024;

    /// <summary>Operations running at once on one connection; more are answered with an error.</summary>
    public int MaxOperations { get; set; } = 200;

    /// <summary>Messages waiting to be sent; then operations wait for room.</summary>
    public int MaxQueuedMessages { get; set; } = 64;

    /// <summary>How long sending, or waiting for room to send, may take: then the consumer is too slow.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Origins beside the server's own that a browser may connect from, such as
    /// <c>https://shop.example</c>; <c>*</c> for all.
    /// </summary>
    public ISet<string> AllowedOrigins { get; } =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase);
}
