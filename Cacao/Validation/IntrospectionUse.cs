using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Validation;

/// <summary>
/// Finds where a document asks for the schema. Whether that is allowed depends on the caller and not
/// on the document, so it is no rule: the answer can be kept with the document.
/// </summary>
public static class IntrospectionUse
{
    private const string NotAllowedCode = "HC0046";

    /// <summary>One error for each <c>__schema</c> and <c>__type</c>; <c>__typename</c> is for all.</summary>
    public static IReadOnlyList<IError> ErrorsOf(DocumentNode document)
    {
        var errors = new List<IError>();
        foreach (var definition in document.Definitions.OfType<IExecutableDefinitionNode>())
        {
            Collect(errors, definition.SelectionSet);
        }
        return errors;
    }

    private static void Collect(List<IError> errors, SelectionSetNode selectionSet)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (selection is FieldNode { Name.Value: "__schema" or "__type" } field)
            {
                errors.Add(
                    ErrorBuilder
                        .New()
                        .SetMessage("Introspection is not allowed for the current request.")
                        .SetCode(NotAllowedCode)
                        .AddLocation(field)
                        .SetExtension("field", field.Name.Value)
                        .Build()
                );
            }
            var inner = selection switch
            {
                FieldNode other => other.SelectionSet,
                InlineFragmentNode inline => inline.SelectionSet,
                _ => null,
            };
            if (inner is not null)
            {
                Collect(errors, inner);
            }
        }
    }
}
