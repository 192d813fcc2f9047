using Cacao.Language;
using Cacao.Validation;

namespace Cacao.Tests.Validation;

/// <summary>Puts a document to all rules and reads their errors as lines of text.</summary>
internal static class Validating
{
    /// <summary>Each error as <c>line:column line:column message</c>.</summary>
    public static string[] Document(string source, ValidationOptions? options = null) =>
        [
            .. DocumentValidator
                .Validate(
                    TestSchema.Schema,
                    Utf8GraphQLParser.Parse(source, ParserOptions.Trusted),
                    options
                )
                .Select(error =>
                    string.Join(
                        ' ',
                        error
                            .Locations.Select(place => $"{place.Line}:{place.Column}")
                            .Append(error.Message)
                    )
                ),
        ];
}
