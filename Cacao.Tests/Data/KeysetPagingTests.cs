using Cacao.Data.Paging;
using Cacao.Errors;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace Cacao.Tests.Data;

public sealed class KeysetPagingTests
{
    private static readonly KeysetPager<Book> Pager = new("Query.books", new byte[32]);

    private static readonly Dictionary<string, Func<IQueryable<Book>, IQueryable<Book>>> Orders =
        new(StringComparer.Ordinal)
        {
            ["none"] = books => books,
            ["title"] = books => books.OrderBy(book => book.Title),
            ["pages down"] = books => books.OrderByDescending(book => book.Pages),
            ["mixed"] = books =>
                books.OrderBy(book => book.Pages).ThenByDescending(book => book.Title),
            ["nullable up"] = books => books.OrderBy(book => book.Edition),
            ["nullable down"] = books => books.OrderByDescending(book => book.Subtitle),
            ["nullable twice"] = books =>
                books.OrderByDescending(book => book.Edition).ThenBy(book => book.Subtitle),
            ["instant"] = books => books.OrderByDescending(book => book.BoughtAt),
            ["enum and flag"] = books =>
                books.OrderBy(book => book.Genre).ThenByDescending(book => book.IsLent),
            ["complex"] = books => books.OrderBy(book => book.Price.Minor),
            ["other row"] = books =>
                books.OrderBy(book => book.Author!.Name).ThenBy(book => book.Title),
            ["id down"] = books => books.OrderByDescending(book => book.Id),
        };

    public static TheoryData<string> OrderNames => [.. Orders.Keys];

    public static MatrixTheoryData<Keeper, string> OrdersEverywhere { get; } =
        new(Libraries.All, Orders.Keys);

    [Theory]
    [MemberData(nameof(OrdersEverywhere))]
    public async Task Pages_put_together_are_the_sorted_list_in_both_directions(
        Keeper keeper,
        string order
    )
    {
        foreach (var seed in Enumerable.Range(1, keeper is Keeper.Sqlite ? 2 : 1))
        {
            var random = new Random(seed);
            await using var library = await Library.OpenAsync(Books(random, 40), keeper);
            var query = Orders[order](library.Books.AsNoTracking());

            foreach (var size in new[] { 1, 7, 40 })
            {
                var forward = await WalkForwardAsync(query, size);
                var backward = await WalkBackwardAsync(query, size);

                forward.Count.ShouldBe(40);
                forward.Distinct().Count().ShouldBe(40);
                backward.ShouldBe(forward);
                IsSorted(order, forward, library).ShouldBeTrue();
            }
        }
    }

    [Theory]
    [MemberData(nameof(OrderNames))]
    public async Task Rows_that_come_while_walking_neither_hide_nor_repeat_others(string order)
    {
        var random = new Random(7);
        await using var library = await Library.OpenAsync(Books(random, 40));
        var before = await library.Books.Select(book => book.Id).ToListAsync(Token);
        var query = Orders[order](library.Books.AsNoTracking());
        List<BookId> seen = [];
        string? cursor = null;
        do
        {
            var page = await ReadAsync(query, first: 3, after: cursor);
            seen.AddRange(page.Nodes.Select(book => book.Id));
            cursor = page.PageInfo.HasNextPage ? page.PageInfo.EndCursor : null;
            library.Books.AddRange(Books(random, 2));
            await library.SaveChangesAsync(Token);
            library.ChangeTracker.Clear();
        } while (cursor is not null && seen.Count < 1000);

        seen.Distinct().Count().ShouldBe(seen.Count);
        before.Except(seen).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_reads_one_row_more_and_enters_the_index_by_its_first_key()
    {
        await using var library = await Library.OpenAsync(Books(new Random(1), 20));
        var query = library.Books.OrderBy(book => book.Pages);
        var first = await ReadAsync(query, first: 5);
        library.Log.Clear();

        await ReadAsync(query, first: 5, after: first.PageInfo.EndCursor);

        var sql = library.Log.ShouldHaveSingleItem();
        sql.ShouldContain("\"b\".\"Pages\" >= @");
        sql.ShouldContain("ORDER BY \"b\".\"Pages\", \"b\".\"Id\"");
        sql.ShouldContain("LIMIT @");
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_read()
    {
        await using var library = await Library.OpenAsync(Books(new Random(1), 20));

        var counted = await Pager.ReadAsync(
            library.Books,
            new(5, null, null, null, CountsTotal: true, ReadsItems: false),
            projectionOf: null,
            Token
        );

        counted.TotalCount.ShouldBe(20);
        library.Log.ShouldHaveSingleItem().ShouldContain("COUNT(*)");
    }

    [Fact]
    public async Task Both_boundaries_take_the_last_of_the_first()
    {
        await using var library = await Library.OpenAsync(Books(new Random(1), 20));
        var all = await ReadAsync(library.Books, first: 20);

        var page = await Pager.ReadAsync(
            library.Books,
            new(5, null, 2, null, CountsTotal: false, ReadsItems: true),
            projectionOf: null,
            Token
        );

        page.Nodes.Select(book => book.Id).ShouldBe(all.Nodes.Skip(3).Take(2).Select(b => b.Id));
        page.PageInfo.HasNextPage.ShouldBeTrue();
        page.PageInfo.HasPreviousPage.ShouldBeTrue();
    }

    [Fact]
    public async Task A_cursor_of_another_order_another_field_or_another_hand_is_refused()
    {
        await using var library = await Library.OpenAsync(Books(new Random(1), 20));
        var page = await ReadAsync(library.Books.OrderBy(book => book.Title), first: 5);
        var cursor = page.PageInfo.EndCursor!;

        await RefusesAsync(Pager, library.Books.OrderByDescending(book => book.Title), cursor);
        await RefusesAsync(Pager, library.Books.OrderBy(book => book.Subtitle), cursor);
        await RefusesAsync(new("Query.other", new byte[32]), ByTitle(), cursor);
        await RefusesAsync(new("Query.books", [.. new byte[31], 1]), ByTitle(), cursor);
        foreach (var forged in new[] { "", "zzz", "!!", cursor[1..], cursor + "AAAA" })
        {
            await RefusesAsync(Pager, ByTitle(), forged);
        }

        IQueryable<Book> ByTitle() => library.Books.OrderBy(book => book.Title);
    }

    [Fact]
    public void Every_single_changed_character_of_a_cursor_is_noticed()
    {
        var codec = new CursorCodec(new byte[32], "f", [typeof(int), typeof(string)]);
        Prop.ForAll<int, NonNull<string>, PositiveInt>(
                (number, text, place) =>
                {
                    var cursor = codec.Encode([number, text.Get]).ToCharArray();
                    var values = codec.Decode("after", new string(cursor));
                    var at = place.Get % (cursor.Length - 1);
                    cursor[at] = cursor[at] == 'A' ? 'B' : 'A';
                    Should.Throw<GraphQLException>(() => codec.Decode("after", new string(cursor)));
                    return Equals(values[0], number) && Equals(values[1], text.Get);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task An_order_that_is_lost_before_the_page_is_a_mistake_of_the_author()
    {
        await using var library = await Library.OpenAsync([]);
        var pager = new KeysetPager<Author?>("Query.authors", new byte[32]);

        await Should.ThrowAsync<NotSupportedException>(async () =>
            await pager.ReadAsync(
                library.Books.OrderBy(book => book.Title).Select(book => book.Author),
                new(5, null, null, null, false, true),
                projectionOf: null,
                Token
            )
        );
        await Should.ThrowAsync<NotSupportedException>(async () =>
            await ReadAsync(library.Books.OrderBy(book => book.Pages * 2), first: 5)
        );
        await Should.ThrowAsync<NotSupportedException>(async () =>
            await ReadAsync(library.Books.OrderBy(book => book.Subtitle != null), first: 5)
        );
        await Should.ThrowAsync<NotSupportedException>(async () =>
            await ReadAsync(
                library.Books.OrderBy(book => book.Pages != 2).ThenBy(book => book.Pages),
                first: 5
            )
        );
    }

    internal static IEnumerable<Book> Books(Random random, int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return new()
            {
                Shelf = random.Next(3),
                Id = new(Guid.CreateVersion7()),
                Title = $"T{random.Next(6)}",
                Subtitle = random.Next(3) == 0 ? null : $"S{random.Next(4)}",
                Pages = random.Next(-5, 5),
                Edition = random.Next(3) == 0 ? null : random.Next(4),
                Genre = (Genre)random.Next(3),
                IsLent = random.Next(2) == 0,
                BoughtAt = DateTimeOffset.UnixEpoch.AddSeconds(random.Next(5)),
                Price = new(random.Next(5), "EUR"),
                Author = random.Next(3) == 0 ? null : new() { Name = $"A{random.Next(3)}" },
                Reviews =
                [
                    .. Enumerable
                        .Range(0, random.Next(3))
                        .Select(_ => new Review { Stars = random.Next(6) }),
                ],
            };
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ValueTask<Connection<Book>> ReadAsync(
        IQueryable<Book> query,
        int? first = null,
        string? after = null,
        int? last = null,
        string? before = null
    ) =>
        Pager.ReadAsync(
            query,
            new(first, after, last, before, false, true),
            projectionOf: null,
            Token
        );

    private static async Task<List<BookId>> WalkForwardAsync(IQueryable<Book> query, int size)
    {
        List<BookId> ids = [];
        string? cursor = null;
        do
        {
            var page = await ReadAsync(query, first: size, after: cursor);
            ids.AddRange(page.Nodes.Select(book => book.Id));
            page.PageInfo.HasPreviousPage.ShouldBe(cursor is not null);
            page.Edges.Select(edge => edge.Cursor).Last().ShouldBe(page.PageInfo.EndCursor);
            cursor = page.PageInfo.HasNextPage ? page.PageInfo.EndCursor : null;
        } while (cursor is not null);

        return ids;
    }

    private static async Task<List<BookId>> WalkBackwardAsync(IQueryable<Book> query, int size)
    {
        List<BookId> ids = [];
        string? cursor = null;
        do
        {
            var page = await ReadAsync(query, last: size, before: cursor);
            ids.InsertRange(0, page.Nodes.Select(book => book.Id));
            cursor = page.PageInfo.HasPreviousPage ? page.PageInfo.StartCursor : null;
        } while (cursor is not null);

        return ids;
    }

    /// <summary>Compared by the keys alone, as the order itself says nothing more.</summary>
    private static bool IsSorted(string order, List<BookId> ids, Library library)
    {
        var books = library.Books.AsNoTracking().Include(b => b.Author).ToDictionary(b => b.Id);
        var walked = ids.Select(id => books[id]).ToList();
        IEnumerable<Book> sorted = order switch
        {
            "title" => walked.OrderBy(b => b.Title, StringComparer.Ordinal),
            "pages down" => walked.OrderByDescending(b => b.Pages),
            "mixed" => walked
                .OrderBy(b => b.Pages)
                .ThenByDescending(b => b.Title, StringComparer.Ordinal),
            "nullable up" => walked.OrderBy(b => b.Edition),
            "nullable down" => walked.OrderByDescending(b => b.Subtitle, StringComparer.Ordinal),
            "nullable twice" => walked
                .OrderByDescending(b => b.Edition)
                .ThenBy(b => b.Subtitle, StringComparer.Ordinal),
            "instant" => walked.OrderByDescending(b => b.BoughtAt),
            "enum and flag" => walked
                .OrderBy(b => b.Genre.ToString(), StringComparer.Ordinal)
                .ThenByDescending(b => b.IsLent),
            "complex" => walked.OrderBy(b => b.Price.Minor),
            "other row" => walked
                .OrderBy(b => b.Author?.Name, StringComparer.Ordinal)
                .ThenBy(b => b.Title, StringComparer.Ordinal),
            "id down" => walked.OrderByDescending(
                b => Convert.ToHexString(b.Id.Value.ToByteArray(true)),
                StringComparer.Ordinal
            ),
            _ => walked.OrderBy(
                b => Convert.ToHexString(b.Id.Value.ToByteArray(true)),
                StringComparer.Ordinal
            ),
        };
        return sorted.SequenceEqual(walked);
    }

    private static async Task RefusesAsync(
        KeysetPager<Book> pager,
        IQueryable<Book> query,
        string cursor
    )
    {
        var refusal = await Should.ThrowAsync<GraphQLException>(async () =>
            await pager.ReadAsync(
                query,
                new(5, cursor, null, null, false, true),
                projectionOf: null,
                Token
            )
        );
        refusal.Errors.Single().Code.ShouldBe("HC0078");
    }
}
