using Cacao.Data.Filtering;
using Cacao.Data.Paging;
using Cacao.Data.Sorting;
using Cacao.Types.Authoring;
using Microsoft.EntityFrameworkCore;

namespace Cacao.Tests.Data;

/// <summary>The library as a schema.</summary>
[QueryType]
internal static class BookQueries
{
    [UsePaging(IncludeTotalCount = true, DefaultPageSize = 3, MaxPageSize = 100)]
    [UseFiltering]
    [UseSorting]
    public static IQueryable<Book> GetBooks([Service] Library library) =>
        library.Books.AsNoTracking().OrderByDescending(book => book.Pages);

    [UseFiltering]
    [UseSorting]
    public static IQueryable<Book> GetAllBooks([Service] Library library) =>
        library.Books.AsNoTracking().Include(book => book.Author);

    [UseFiltering]
    [UseSorting]
    public static List<Book> GetBooksInMemory([Service] Library library) =>
        [.. library.Books.AsNoTracking().Include(b => b.Author).Include(b => b.Reviews)];

    [UsePaging(AllowBackwardPagination = false, ConnectionName = "Shelf")]
    [UseSorting]
    public static List<Book> GetShelf([Service] Library library) =>
        [.. library.Books.AsNoTracking().OrderBy(b => b.Title).ThenBy(b => b.Id)];

    [UsePaging(RequirePagingBoundaries = true)]
    [UseFiltering<NarrowFilter>]
    [UseSorting<NarrowSort>]
    public static IQueryable<Book> GetNarrow([Service] Library library) => library.Books;

    [UsePaging(AllowBackwardPagination = false, MaxPageSize = 5)]
    public static Connection<Book> GetHandMade(int? first, int? after) =>
        new(
            [new Edge<Book>(new Book { Title = $"{first} after {after}" }, "cursor")],
            new ConnectionPageInfo(true, false, "cursor", "cursor")
        );

    [UsePaging]
    public static IEnumerable<int> GetNumbers() => Enumerable.Range(1, 25);

    internal sealed class NarrowFilter : FilterInputType<Book>
    {
        protected override void Configure(IFilterInputTypeDescriptor<Book> descriptor)
        {
            descriptor.Name("NarrowWhere").BindFieldsExplicitly().AllowOr(false);
            descriptor.Field(book => book.Title).Name("name").Description("What is on the cover.");
            descriptor.Field(book => book.Price.Minor).Name("price");
        }
    }

    internal sealed class NarrowSort : SortInputType<Book>
    {
        protected override void Configure(ISortInputTypeDescriptor<Book> descriptor)
        {
            descriptor.Name("NarrowOrder").BindFieldsExplicitly();
            descriptor.Field(book => book.Title).Name("name");
        }
    }
}

[ObjectType<Book>]
internal static class BookType
{
    [BindMember(nameof(Book.Id))]
    public static string GetId([Parent] Book book) => book.Id.Value.ToString();
}
