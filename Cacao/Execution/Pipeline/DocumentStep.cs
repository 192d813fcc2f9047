using Cacao.Errors;
using Cacao.Execution.PersistedOperations;
using Cacao.Execution.Plans;
using Cacao.Language;
using Cacao.Validation;

namespace Cacao.Execution.Pipeline;

/// <summary>Finds the document among those known, or parses and validates it.</summary>
internal sealed class DocumentStep(
    SchemaRuntime runtime,
    ExecutorSettings settings,
    DocumentCache cache
)
{
    public bool Run(RequestState state)
    {
        if (state.HasDocument)
        {
            state.Events?.DocumentFromCache();
            return Admit(state, state.Document);
        }

        var source = state.Source.Span;
        if (cache.TryFind(source, out var known))
        {
            state.Events?.DocumentFromCache();
            return Take(state, known) && Admit(state, known);
        }

        return source.IsEmpty && RefusalOfNone(state.Request) is { } refusal
            ? state.Refuse(ResultKind.SyntaxError, settings.Filter(refusal))
            : Parse(state, source) is { } document && Validate(state, document);
    }

    private bool Take(RequestState state, CachedDocument known)
    {
        state.Document = known;
        if (state.StoredAs is { } name)
        {
            cache.Name(known, name);
        }

        return true;
    }

    /// <summary>The document was valid for another kind of caller: are its limits this one's, too?</summary>
    private bool Admit(RequestState state, CachedDocument known)
    {
        var errors = known.ErrorsFor(state.Limits);
        if (errors is null)
        {
            if (Parse(state, known.Source) is not { } document)
            {
                return false;
            }

            errors = known.IsTrusted
                ? []
                : DocumentValidator.CheckLimits(runtime.Schema, document, state.Limits.Validation);
            known.Remember(state.Limits, errors);
        }

        return errors.Count == 0 || Refuse(state, errors);
    }

    /// <summary>The request names a document, and this executor has none stored.</summary>
    private static Error? RefusalOfNone(OperationRequest request) =>
        request.DocumentId is not null
            ? new("The query request contains no document or no document id.")
            {
                Code = ErrorCodes.NoDocument,
            }
        : PersistedQueryClaim.IsIn(request.Extensions)
            ? new("PersistedQueryNotSupported") { Code = ErrorCodes.PersistedQueryNotSupported }
        : null;

    private DocumentNode? Parse(RequestState state, ReadOnlySpan<byte> source)
    {
        using var span = state.Events?.ParseDocument();
        try
        {
            return Utf8GraphQLParser.Parse(source, state.Limits.Parser);
        }
        catch (SyntaxException exception)
        {
            var error = new Error(exception.Message)
            {
                Code = ErrorCodes.SyntaxError,
                Locations = [new ErrorLocation(exception.Line, exception.Column)],
            };
            state.Events?.SyntaxError(error);
            state.Refuse(ResultKind.SyntaxError, settings.Filter(error));
            return null;
        }
    }

    private bool Validate(RequestState state, DocumentNode document)
    {
        if (
            state.StoredAs is { } name
            && settings.Options.PersistedOperations.SkipPersistedDocumentValidation
        )
        {
            state.Document = Keep(state, document, isTrusted: true);
            cache.AddUnvalidated(state.Document, name);
            return true;
        }

        using var span = state.Events?.ValidateDocument();
        var errors = DocumentValidator.Validate(runtime.Schema, document, state.Limits.Validation);
        if (errors.Count > 0)
        {
            return Refuse(state, errors);
        }

        var prepared = Keep(state, document);
        cache.Add(prepared);
        state.Events?.DocumentAdded();
        return Take(state, prepared);
    }

    private bool Refuse(RequestState state, IReadOnlyList<IError> errors)
    {
        state.Events?.ValidationErrors(errors);
        return state.Refuse(ResultKind.ValidationError, [.. errors.Select(settings.Filter)]);
    }

    /// <summary>A copy of the text: the buffer of the request is used again.</summary>
    private CachedDocument Keep(
        RequestState state,
        DocumentNode document,
        bool isTrusted = false
    ) => new(state.Source.ToArray(), document, runtime, state.Limits) { IsTrusted = isTrusted };
}
