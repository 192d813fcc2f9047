using System.Text;
using Cacao.Execution.Pipeline;
using Cacao.Execution.Plans;
using Cacao.Language;

namespace Cacao.Tests.Execution;

/// <summary>Documents are found by their bytes, and never more of them kept than allowed.</summary>
public sealed class DocumentCacheTests
{
    private static readonly SchemaRuntime Runtime = new(
        new SdlSchema().Build("type Query { a: Int }")
    );

    [Fact]
    public void A_document_is_found_by_its_bytes_alone()
    {
        var cache = new DocumentCache(10, 1000);
        var document = Document("{ a }");
        cache.Add(document);

        cache.TryFind("{ a }"u8, out var found).ShouldBeTrue();
        found.ShouldBeSameAs(document);
        cache.TryFind("{ a}"u8, out _).ShouldBeFalse();
        cache.TryFind("{ a } "u8, out _).ShouldBeFalse();
        cache.TryFind([], out _).ShouldBeFalse();
    }

    [Fact]
    public void The_cache_does_not_grow_beyond_its_capacity()
    {
        var cache = new DocumentCache(3, 1000);
        for (var i = 0; i < 100; i++)
        {
            cache.Add(Document($"{{ a{i}: a }}"));
        }

        cache.Count.ShouldBe(3);
    }

    [Fact]
    public void What_is_in_use_stays_when_others_pass_by()
    {
        var cache = new DocumentCache(3, 1000);
        cache.Add(Document("{ a }"));
        for (var i = 0; i < 100; i++)
        {
            cache.TryFind("{ a }"u8, out _).ShouldBeTrue();
            cache.Add(Document($"{{ a{i}: a }}"));
        }
    }

    [Fact]
    public void A_very_long_document_is_not_kept()
    {
        var cache = new DocumentCache(3, 10);
        cache.Add(Document("{ a, a, a, a, a }"));

        cache.Count.ShouldBe(0);
    }

    [Fact]
    public void A_name_goes_with_its_document()
    {
        var cache = new DocumentCache(3, 1000);
        for (var i = 0; i < 100; i++)
        {
            var document = Document($"{{ a{i}: a }}");
            cache.Add(document);
            cache.Name(document, $"name{i}");
        }

        cache.TryFind("name99", out _).ShouldBeTrue();
        Enumerable.Range(0, 100).Count(i => cache.TryFind($"name{i}", out _)).ShouldBe(3);
    }

    [Fact]
    public void A_document_that_is_not_kept_gets_no_name()
    {
        var cache = new DocumentCache(3, 10);
        var document = Document("{ a, a, a, a, a }");
        cache.Add(document);
        cache.Name(document, "name");

        cache.TryFind("name", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_document_that_was_not_validated_is_found_by_its_name_alone()
    {
        var cache = new DocumentCache(3, 1000);
        cache.AddUnvalidated(Document("{ a }"), "name");

        cache.TryFind("name", out _).ShouldBeTrue();
        cache.TryFind("{ a }"u8, out _).ShouldBeFalse();
        for (var i = 0; i < 100; i++)
        {
            cache.AddUnvalidated(Document($"{{ a{i}: a }}"), $"name{i}");
        }

        Enumerable.Range(0, 100).Count(i => cache.TryFind($"name{i}", out _)).ShouldBe(3);
    }

    private static CachedDocument Document(string source)
    {
        var bytes = Encoding.UTF8.GetBytes(source);
        return new CachedDocument(bytes, Utf8GraphQLParser.Parse(bytes), Runtime, new());
    }
}
