using Cacao.Tests.Data;
using Cacao.Types.Authoring;

namespace Cacao.Tests.Guide;

/// <summary>The list of the guide to lists.</summary>
[QueryType]
internal static class BookExample
{
    [UsePaging(IncludeTotalCount = true, MaxPageSize = 50)]
    [UseFiltering]
    [UseSorting]
    public static IQueryable<Book> GetBooks(Library library) =>
        library.Books.OrderByDescending(book => book.Pages);
}
