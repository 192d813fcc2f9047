using Cacao.Errors;

namespace Cacao.Data.Filtering;

/// <summary>Refusals of filters, with the code that clients of Hot Chocolate know.</summary>
internal static class FilterErrors
{
    public static GraphQLException NullNotSupported(
        string field,
        FilterNode type,
        string expected
    ) =>
        new(
            ErrorBuilder
                .New()
                .SetMessage(
                    $"The provided value for filter `{field}` of type {type.Name} is invalid. "
                        + "Null values are not supported."
                )
                .SetCode("HC0026")
                .SetExtension("expectedType", $"{expected}!")
                .SetExtension("filterType", type.Name)
                .Build()
        );

    public static GraphQLException ListTooLong(string field, FilterNode type, int max) =>
        new(
            ErrorBuilder
                .New()
                .SetMessage(
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"The list for filter `{field}` of type {type.Name} has more than {max} values."
                    )
                )
                .SetCode("HC0026")
                .SetExtension("filterType", type.Name)
                .Build()
        );
}
