using System.Buffers;
using System.Security.Claims;
using System.Text.Json;
using Cacao.Execution;
using Cacao.Execution.PersistedOperations;
using Cacao.Types.Authoring;

namespace Cacao.AspNetCore.Http;

/// <summary>A request as the client sent it, before it has services and a user.</summary>
/// <remarks>
/// The document may lie in the buffer of the body: neither outlives the handling of the request.
/// </remarks>
internal sealed class RequestMembers : IDisposable
{
    private byte[]? _unescaped;

    public ReadOnlyMemory<byte> Document { get; private set; }

    public string? DocumentId { get; set; }

    public string? OperationName { get; set; }

    /// <summary>An object, or undefined; an array of objects for several runs (<see cref="Batch"/>).</summary>
    public JsonElement Variables { get; set; }

    public bool HasVariableSets => Variables.ValueKind is JsonValueKind.Array;

    /// <summary>Of a multipart request; null when there are none.</summary>
    public IReadOnlyDictionary<string, IFile>? Files { get; set; }

    public JsonElement Extensions { get; set; }

    /// <summary>What its transport can do for a response in parts.</summary>
    public IncrementalFormat Incremental { get; set; }

    public bool HasDocument { get; private set; }

    /// <summary>Whether it says in any way what to execute.</summary>
    public bool NamesDocument =>
        HasDocument || DocumentId is not null || PersistedQueryClaim.IsIn(Extensions);

    public CostReporting CostReporting { get; set; }

    public void SetDocument(ReadOnlyMemory<byte> utf8)
    {
        Document = utf8;
        HasDocument = true;
    }

    /// <summary>Takes the document out of a JSON string that contains escapes.</summary>
    public void SetEscapedDocument(ref Utf8JsonReader reader)
    {
        Dispose();
        _unescaped = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        SetDocument(_unescaped.AsMemory(0, reader.CopyString(_unescaped)));
    }

    /// <summary>The same document, another operation of it; lives no longer than this.</summary>
    public RequestMembers ForOperation(string? name) =>
        new()
        {
            Document = Document,
            HasDocument = HasDocument,
            DocumentId = DocumentId,
            OperationName = name,
            Variables = Variables,
            Files = Files,
            Extensions = Extensions,
        };

    /// <summary>The same operation with other variables; lives no longer than this.</summary>
    public RequestMembers ForVariables(JsonElement variables)
    {
        var members = ForOperation(OperationName);
        members.Variables = variables;
        return members;
    }

    public OperationRequest ToRequest(
        IServiceProvider services,
        ClaimsPrincipal? user,
        OperationKinds allowed
    ) =>
        new()
        {
            Document = Document,
            DocumentId = DocumentId,
            OperationName = OperationName,
            Variables = Variables,
            Files = Files,
            Extensions = Extensions,
            Services = services,
            User = user,
            AllowedOperations = allowed,
            Incremental = Incremental,
            CostReporting = CostReporting,
        };

    public OperationRequestBuilder ToBuilder(
        IServiceProvider services,
        ClaimsPrincipal? user,
        OperationKinds allowed
    ) =>
        OperationRequestBuilder
            .New()
            .SetDocument(Document)
            .SetDocumentId(DocumentId)
            .SetOperationName(OperationName)
            .SetVariableValues(Variables)
            .SetFiles(Files)
            .SetExtensions(Extensions)
            .SetServices(services)
            .SetUser(user)
            .SetAllowedOperations(allowed)
            .SetIncrementalFormat(Incremental)
            .SetCostReporting(CostReporting);

    public void Dispose()
    {
        if (_unescaped is { } buffer)
        {
            _unescaped = null;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
