using System.Security.Cryptography;
using Cacao.Errors;
using Cacao.Execution.PersistedOperations;

namespace Cacao.Execution.Pipeline;

/// <summary>
/// Finds the document that a request names, and refuses documents that are not stored where only
/// those are allowed.
/// </summary>
/// <remarks>
/// https://graphql.github.io/graphql-over-http/draft/#sec-Appendix-Persisted-Documents and Apollo's
/// automatic persisted queries (<see cref="PersistedQueryClaim"/>).
/// </remarks>
internal sealed class StoredDocumentStep(
    StoredDocuments stored,
    ExecutorSettings settings,
    DocumentCache cache
)
{
    /// <summary>Before an id: it is the hash of the document, and has to be.</summary>
    private const string Sha256Prefix = "sha256:";

    private readonly PersistedOperationOptions _options = settings.Options.PersistedOperations;

    public ValueTask<bool> RunAsync(RequestState state)
    {
        var request = state.Request;
        if (request.Document.IsEmpty)
        {
            return FindAsync(state);
        }

        if (_options.OnlyAllowPersistedDocuments && !request.AllowNonPersistedOperation)
        {
            return AdmitAsync(state);
        }

        return new(CheckClaim(state));
    }

    private async ValueTask<bool> FindAsync(RequestState state)
    {
        if (state.Request.DocumentId is { } id)
        {
            return await ReadAsync(state, id) || RefuseUnknown(state, id);
        }

        return PersistedQueryClaim.Read(state.Request.Extensions, stored.Hash.Name) switch
        {
            // The next step says that there is no document.
            null => true,
            { Hash: null } or { IsSupported: false } => Refuse(
                state,
                "PersistedQueryNotSupported",
                ErrorCodes.PersistedQueryNotSupported
            ),
            { Hash: { } hash } => await ReadAsync(state, hash)
                || Refuse(state, "PersistedQueryNotFound", ErrorCodes.PersistedQueryNotFound),
        };
    }

    /// <summary>False when there is no such document.</summary>
    private async ValueTask<bool> ReadAsync(RequestState state, string name)
    {
        if (cache.TryFind(name, out var known))
        {
            state.Document = known;
            return true;
        }

        var isHash = name.StartsWith(Sha256Prefix, StringComparison.Ordinal);
        var payload = isHash ? name[Sha256Prefix.Length..] : name;
        if (
            !OperationDocumentId.TryParse(payload, out var id)
            || await stored.Storage.TryReadAsync(id, state.Deadline.Token) is not { } document
            || (isHash && Convert.ToHexStringLower(SHA256.HashData(document.Utf8.Span)) != payload)
        )
        {
            state.Events?.DocumentNotInStorage();
            return false;
        }

        state.Source = document.Utf8;
        state.StoredAs = name;
        state.Events?.DocumentFromStorage();
        return true;
    }

    /// <summary>Only stored documents are executed: is this text one?</summary>
    private async ValueTask<bool> AdmitAsync(RequestState state)
    {
        if (_options.AllowDocumentBody)
        {
            var source = state.Request.Document;
            if (cache.TryFind(source.Span, out var known) && known.IsStored)
            {
                state.Document = known;
                return true;
            }

            if (await ReadAsync(state, stored.Hash.Compute(source.Span)))
            {
                return true;
            }
        }

        state.Events?.UntrustedDocument();
        return state.Refuse(
            ResultKind.SyntaxError,
            settings.Filter(_options.OperationNotAllowedError)
        );
    }

    /// <summary>Whoever sends a document and its hash wants it to be kept under the hash.</summary>
    private bool CheckClaim(RequestState state)
    {
        if (
            !stored.IsAutomatic
            || PersistedQueryClaim.Read(state.Request.Extensions, stored.Hash.Name) is not { } claim
        )
        {
            return true;
        }

        if (claim is { Hash: null } or { IsSupported: false })
        {
            return true;
        }

        var source = state.Request.Document.Span;
        if (cache.TryFind(claim.Hash, out var known) && source.SequenceEqual(known.Source))
        {
            state.Document = known;
            return true;
        }

        if (stored.Hash.Compute(source) != claim.Hash)
        {
            return Refuse(
                state,
                $"The given {stored.Hash.Name} is not that of the document.",
                ErrorCodes.PersistedQueryMismatch
            );
        }

        if (!_options.OnlyAllowPersistedDocuments)
        {
            state.RegisterAs = claim.Hash;
        }

        return true;
    }

    private bool Refuse(RequestState state, string message, string code) =>
        state.Refuse(ResultKind.SyntaxError, settings.Filter(new Error(message) { Code = code }));

    private bool RefuseUnknown(RequestState state, string name)
    {
        var payload = name.StartsWith(Sha256Prefix, StringComparison.Ordinal)
            ? name[Sha256Prefix.Length..]
            : name;
        if (!OperationDocumentId.TryParse(payload, out _))
        {
            return Refuse(state, "Invalid query id format.", ErrorCodes.DocumentNotFound);
        }

        var error = new Error("The specified persisted operation key is invalid.")
        {
            Code = ErrorCodes.DocumentNotFound,
        };
        return state.Refuse(
            ResultKind.SyntaxError,
            settings.Filter(error.SetExtension("requestedKey", name))
        );
    }
}
