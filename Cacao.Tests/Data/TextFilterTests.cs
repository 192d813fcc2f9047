using System.Text.Json;

namespace Cacao.Tests.Data;

/// <summary>A filter compares texts character by character, whatever the database does by itself.</summary>
public sealed class TextFilterTests(TextFilterTests.Texts texts)
    : IClassFixture<TextFilterTests.Texts>
{
    private static readonly string?[] Kept =
    [
        "aaBob",
        "AAbob",
        "aab",
        "a",
        "",
        null,
        "a%b",
        "axb",
        "a_b",
        "a\\b",
        "[a]b",
        "💸aa💸",
        "é",
        "É",
        "e\u0301",
        "ba",
        "bobaa",
        "BOBAA",
    ];

    private static readonly string[] Asked =
    [
        "aa",
        "AA",
        "a",
        "",
        "bob",
        "a%",
        "a_",
        "%b",
        "_b",
        "\\",
        "a\\",
        "[a]",
        "💸",
        "aa💸",
        "é",
        "e",
        "\0",
        "a\0",
        "something that is longer than all of them",
    ];

    private static readonly Dictionary<string, Func<string?, string, bool>> Meanings = new(
        StringComparer.Ordinal
    )
    {
        ["eq"] = (text, asked) => text == asked,
        ["neq"] = (text, asked) => text != asked,
        ["contains"] = (text, asked) => text?.Contains(asked, StringComparison.Ordinal) is true,
        ["ncontains"] = (text, asked) =>
            text?.Contains(asked, StringComparison.Ordinal) is not true,
        ["startsWith"] = (text, asked) => text?.StartsWith(asked, StringComparison.Ordinal) is true,
        ["nstartsWith"] = (text, asked) =>
            text?.StartsWith(asked, StringComparison.Ordinal) is not true,
        ["endsWith"] = (text, asked) => text?.EndsWith(asked, StringComparison.Ordinal) is true,
        ["nendsWith"] = (text, asked) =>
            text?.EndsWith(asked, StringComparison.Ordinal) is not true,
    };

    public static MatrixTheoryData<Keeper, string> Cases { get; } =
        new(Libraries.All, Meanings.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_text_is_compared_by_its_characters(Keeper keeper, string operation)
    {
        var server = await texts.OfAsync(keeper);
        foreach (var asked in Asked)
        {
            if (keeper is Keeper.Postgres && asked.Contains('\0', StringComparison.Ordinal))
            {
                // No text of PostgreSQL holds it, and its driver says so.
                continue;
            }

            var where = new Dictionary<string, object>
            {
                ["subtitle"] = new Dictionary<string, string> { [operation] = asked },
            };

            var variables = JsonSerializer.Serialize(new { w = where });

            var expected = Kept.Where(text => Meanings[operation](text, asked))
                .Order(StringComparer.Ordinal)
                .ToList();
            foreach (var list in (string[])["allBooks", "booksInMemory"])
            {
                var data = await server.DataAsync(
                    $"query($w:BookFilterInput){{{list}(where:$w){{subtitle}}}}",
                    variables
                );
                data.GetProperty(list)
                    .EnumerateArray()
                    .Select(book => book.GetProperty("subtitle").GetString())
                    .Order(StringComparer.Ordinal)
                    .ToList()
                    .ShouldBe(expected, $"{list} {operation}: {asked}");
            }
        }
    }

    [Fact]
    public async Task A_text_may_be_longer_than_a_pattern_can_be()
    {
        var server = await texts.OfAsync(Keeper.Sqlite);
        var asked = new string('x', 60_000);

        var data = await server.DataAsync(
            "query($t:String){a:allBooks(where:{title:{startsWith:$t}}){id} b:allBooks(where:{title:{endsWith:$t}}){id}}",
            JsonSerializer.Serialize(new { t = asked })
        );

        data.GetProperty("a").GetArrayLength().ShouldBe(0);
        data.GetProperty("b").GetArrayLength().ShouldBe(0);
    }

    public sealed class Texts : Libraries
    {
        internal override IEnumerable<Book> Books =>
            Kept.Select(
                (text, index) =>
                    new Book
                    {
                        Shelf = index,
                        Id = new(Guid.CreateVersion7()),
                        Title = "T",
                        Subtitle = text,
                        Price = new(1, "EUR"),
                    }
            );
    }
}
