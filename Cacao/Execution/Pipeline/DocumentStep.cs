using Cacao.Errors;
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
        var source = state.Request.Document.Span;
        if (cache.TryFind(source, out var known))
        {
            state.Document = known;
            return true;
        }

        if (source.IsEmpty && state.Request.DocumentId is not null)
        {
            return state.Refuse(
                ResultKind.SyntaxError,
                settings.Filter(
                    new Error("There is no stored document of this id.")
                    {
                        Code = ErrorCodes.SyntaxError,
                    }
                )
            );
        }

        return Parse(state, source) is { } document && Validate(state, document);
    }

    private DocumentNode? Parse(RequestState state, ReadOnlySpan<byte> source)
    {
        try
        {
            return Utf8GraphQLParser.Parse(source, settings.Options.Parser);
        }
        catch (SyntaxException exception)
        {
            var error = new Error(exception.Message)
            {
                Code = ErrorCodes.SyntaxError,
                Locations = [new ErrorLocation(exception.Line, exception.Column)],
            };
            state.Refuse(ResultKind.SyntaxError, settings.Filter(error));
            return null;
        }
    }

    private bool Validate(RequestState state, DocumentNode document)
    {
        var errors = DocumentValidator.Validate(
            runtime.Schema,
            document,
            settings.Options.Validation
        );
        if (errors.Count > 0)
        {
            return state.Refuse(ResultKind.ValidationError, [.. errors.Select(settings.Filter)]);
        }

        state.Document = new CachedDocument(state.Request.Document.ToArray(), document, runtime);
        cache.Add(state.Document);
        return true;
    }
}
