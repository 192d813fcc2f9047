using Cacao.Errors;

namespace Cacao.Data.Paging;

/// <summary>Refusals of page arguments, with the codes that clients of Hot Chocolate know.</summary>
internal static class PagingErrors
{
    public static GraphQLException TooMany(string coordinate, int requested, int allowed) =>
        new(
            Coded("HC0051", "The maximum allowed items per page were exceeded.")
                .SetExtension("fieldCoordinate", coordinate)
                .SetExtension("requestedItems", requested)
                .SetExtension("maxAllowedItems", allowed)
                .Build()
        );

    public static GraphQLException TooFew(string coordinate, int requested, int allowed) =>
        new(
            Coded("HC0079", $"The requested number of values per page must be at least {allowed}.")
                .SetExtension("fieldCoordinate", coordinate)
                .SetExtension("requestedItems", requested)
                .Build()
        );

    public static GraphQLException NoBoundaries(string coordinate) =>
        new(
            Coded("HC0052", "You must provide a `first` or `last` value to page this list.")
                .SetExtension("fieldCoordinate", coordinate)
                .Build()
        );

    public static GraphQLException BadCursor(string argument, string cursor) =>
        new(
            Coded("HC0078", "The cursor is not one of this list in this order.")
                .SetExtension("argument", argument)
                .SetExtension("cursor", cursor)
                .Build()
        );

    private static ErrorBuilder Coded(string code, string message) =>
        ErrorBuilder.New().SetMessage(message).SetCode(code);
}
