using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Cacao.Execution;
using Cacao.Types.Authoring;

namespace Cacao.AspNetCore;

/// <summary>A request on its way to the executor; interceptors add to it.</summary>
public sealed class OperationRequestBuilder
{
    private ReadOnlyMemory<byte> _document;
    private string? _documentId;
    private string? _operationName;
    private JsonElement _variables;
    private IReadOnlyDictionary<string, IFile>? _files;
    private JsonElement _extensions;
    private IServiceProvider? _services;
    private ClaimsPrincipal? _user;
    private Dictionary<string, object?>? _state;
    private OperationKinds _allowed = OperationKinds.All;
    private bool _allowNonPersisted;
    private IncrementalFormat _incremental;
    private CallerLimits? _limits;
    private Func<CallerLimits, CallerLimits>? _changedLimits;
    private bool _allowsIntrospection;
    private CostReporting _costReporting;

    public static OperationRequestBuilder New() => new();

    public OperationRequestBuilder SetDocument(string document)
    {
        _document = Encoding.UTF8.GetBytes(document);
        return this;
    }

    public OperationRequestBuilder SetDocument(ReadOnlyMemory<byte> utf8)
    {
        _document = utf8;
        return this;
    }

    public OperationRequestBuilder SetDocumentId(string? id)
    {
        _documentId = id;
        return this;
    }

    public OperationRequestBuilder SetOperationName(string? name)
    {
        _operationName = name;
        return this;
    }

    /// <summary>A JSON object, or undefined for none.</summary>
    public OperationRequestBuilder SetVariableValues(JsonElement variables)
    {
        _variables = variables;
        return this;
    }

    /// <summary>Files by the keys that stand in the variables; null for none.</summary>
    public OperationRequestBuilder SetFiles(IReadOnlyDictionary<string, IFile>? files)
    {
        _files = files;
        return this;
    }

    /// <summary>A JSON object, or undefined for none.</summary>
    public OperationRequestBuilder SetExtensions(JsonElement extensions)
    {
        _extensions = extensions;
        return this;
    }

    public OperationRequestBuilder SetServices(IServiceProvider services)
    {
        _services = services;
        return this;
    }

    public OperationRequestBuilder SetUser(ClaimsPrincipal? user)
    {
        _user = user;
        return this;
    }

    /// <summary>State that resolvers read by [GlobalState].</summary>
    public OperationRequestBuilder SetGlobalState(string name, object? value)
    {
        _state ??= new(StringComparer.Ordinal);
        _state[name] = value;
        return this;
    }

    public OperationRequestBuilder SetAllowedOperations(OperationKinds kinds)
    {
        _allowed = kinds;
        return this;
    }

    /// <summary>Lets this request send its document where only stored ones are allowed.</summary>
    public OperationRequestBuilder AllowNonPersistedOperation()
    {
        _allowNonPersisted = true;
        return this;
    }

    /// <summary>How the response may come in parts; with none, it comes whole.</summary>
    internal OperationRequestBuilder SetIncrementalFormat(IncrementalFormat format)
    {
        _incremental = format;
        return this;
    }

    /// <summary>
    /// In place of the limits that the caller's identity gives, all of them: what is not said has the
    /// engine's default, whatever the options say. <see cref="ChangeLimits"/> keeps the others.
    /// </summary>
    public OperationRequestBuilder SetLimits(CallerLimits? limits)
    {
        _limits = limits;
        return this;
    }

    /// <summary>
    /// Some of the limits that this request would have, and the others as they are: <c>limits =>
    /// limits with { MaxFieldCost = 5000 }</c>. Of two calls the second changes what the first made.
    /// </summary>
    public OperationRequestBuilder ChangeLimits(Func<CallerLimits, CallerLimits> change)
    {
        _changedLimits = _changedLimits is { } first ? limits => change(first(limits)) : change;
        return this;
    }

    /// <summary>This request may read the schema, whatever the options say.</summary>
    public OperationRequestBuilder AllowIntrospection(bool allow = true)
    {
        _allowsIntrospection = allow;
        return this;
    }

    public OperationRequestBuilder SetCostReporting(CostReporting reporting)
    {
        _costReporting = reporting;
        return this;
    }

    public OperationRequest Build() =>
        new()
        {
            Document = _document,
            DocumentId = _documentId,
            OperationName = _operationName,
            Variables = _variables,
            Files = _files,
            Extensions = _extensions,
            Services =
                _services
                ?? throw new InvalidOperationException(
                    "A request needs the services of its scope."
                ),
            User = _user,
            ContextData = _state,
            AllowedOperations = _allowed,
            AllowNonPersistedOperation = _allowNonPersisted,
            Incremental = _incremental,
            Limits = _limits,
            ChangedLimits = _changedLimits,
            AllowsIntrospection = _allowsIntrospection,
            CostReporting = _costReporting,
        };
}
