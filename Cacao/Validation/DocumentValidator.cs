using Cacao.Errors;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation;

/// <summary>
/// Tells whether a document can be executed
/// (<see href="https://spec.graphql.org/September2025/#sec-Validation"/>), in time bounded by the
/// options.
/// </summary>
public static class DocumentValidator
{
    /// <summary>No errors mean that every operation of the document may be executed.</summary>
    public static IReadOnlyList<IError> Validate(
        Schema schema,
        DocumentNode document,
        ValidationOptions? options = null
    ) => Validate(new ValidationContext(schema, document, options ?? ValidationOptions.Default));

    /// <summary>The same, for those who want to know afterwards what it took.</summary>
    internal static IReadOnlyList<IError> Validate(ValidationContext context) =>
        Check(
            context,
            _ => new DocumentWalker(context, SpecifiedRules.Create(context)).Walk(context.Document)
        );

    /// <summary>The limits alone: for a document that is known to be valid, and another caller.</summary>
    public static IReadOnlyList<IError> CheckLimits(
        Schema schema,
        DocumentNode document,
        ValidationOptions options
    ) => Check(new ValidationContext(schema, document, options), _ => { });

    private static IReadOnlyList<IError> Check(
        ValidationContext context,
        Action<ValidationContext> rules
    )
    {
        try
        {
            if (DocumentLimits.Allow(context))
            {
                rules(context);
            }
        }
        catch (ValidationAbortedException abortion)
        {
            context.ReportAbortion(abortion);
        }
        return context.Errors;
    }
}
