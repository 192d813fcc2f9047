using System.Text;
using Cacao.Execution.PersistedOperations;

namespace Cacao.Tests.Execution;

/// <summary>The storages that come with the engine.</summary>
public sealed class OperationDocumentStorageTests
{
    [Fact]
    public async Task In_memory_a_flood_pushes_out_what_is_not_used()
    {
        var storage = new InMemoryOperationDocumentStorage(new() { MaxDocuments = 3 });
        await SaveAsync(storage, "used", "{ used }");

        for (var i = 0; i < 100; i++)
        {
            await SaveAsync(storage, $"flood{i}", "{ flood }");
            (await ReadAsync(storage, "used")).ShouldBe("{ used }");
        }

        storage.Count.ShouldBe(3);
        (await ReadAsync(storage, "flood0")).ShouldBeNull();
        (await ReadAsync(storage, "flood99")).ShouldBe("{ flood }");
    }

    [Fact]
    public async Task In_memory_bytes_are_bounded_too()
    {
        var storage = new InMemoryOperationDocumentStorage(
            new() { MaxBytes = 100, MaxDocumentBytes = 60 }
        );

        await SaveAsync(storage, "a", new('a', 60));
        await SaveAsync(storage, "large", new('b', 61));
        await SaveAsync(storage, "c", new('c', 60));

        (await ReadAsync(storage, "a")).ShouldBeNull();
        (await ReadAsync(storage, "large")).ShouldBeNull();
        (await ReadAsync(storage, "c")).ShouldNotBeNull();
        storage.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_document_that_is_saved_again_counts_once()
    {
        var storage = new InMemoryOperationDocumentStorage(new() { MaxDocuments = 2 });

        await SaveAsync(storage, "a", "{ a }");
        await SaveAsync(storage, "a", "{ a }");
        await SaveAsync(storage, "b", "{ b }");

        (await ReadAsync(storage, "a")).ShouldBe("{ a }");
    }

    [Fact]
    public async Task Files_are_named_by_the_id()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            System.IO.Path.Combine(folder.Path, "op1.graphql"),
            "{ hello }",
            Token
        );
        using var storage = new FileSystemOperationDocumentStorage(
            folder.Path,
            maxDocuments: 10,
            maxDocumentBytes: 100
        );

        await SaveAsync(storage, "op2", "{ b }");

        (await ReadAsync(storage, "op1")).ShouldBe("{ hello }");
        (await ReadAsync(storage, "op2")).ShouldBe("{ b }");
        (await ReadAsync(storage, "op3")).ShouldBeNull();
        Directory
            .GetFiles(folder.Path)
            .Select(System.IO.Path.GetFileName)
            .ShouldBe(["op1.graphql", "op2.graphql"], ignoreOrder: true);
    }

    [Fact]
    public async Task Registering_does_not_fill_the_disk()
    {
        using var folder = new TemporaryFolder();
        using var storage = new FileSystemOperationDocumentStorage(
            folder.Path,
            maxDocuments: 3,
            maxDocumentBytes: 100
        );

        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => SaveAsync(storage, $"flood{i}", "{ a }").AsTask())
        );

        Directory.GetFiles(folder.Path).Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_large_document_is_not_written_to_the_disk()
    {
        using var folder = new TemporaryFolder();
        using var storage = new FileSystemOperationDocumentStorage(
            folder.Path,
            maxDocuments: 3,
            maxDocumentBytes: 100
        );

        await SaveAsync(storage, "large", new('a', 101));
        await SaveAsync(storage, "fits", new('a', 100));

        (await ReadAsync(storage, "large")).ShouldBeNull();
        (await ReadAsync(storage, "fits")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_folder_that_is_not_there_holds_no_documents()
    {
        using var folder = new TemporaryFolder();
        var path = System.IO.Path.Combine(folder.Path, "later");
        using var storage = new FileSystemOperationDocumentStorage(
            path,
            maxDocuments: 3,
            maxDocumentBytes: 100
        );

        (await ReadAsync(storage, "op1")).ShouldBeNull();
        await SaveAsync(storage, "op1", "{ a }");
        (await ReadAsync(storage, "op1")).ShouldBe("{ a }");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ValueTask SaveAsync(
        IOperationDocumentStorage storage,
        string id,
        string document
    ) => storage.SaveAsync(new(id), new(Encoding.UTF8.GetBytes(document)), Token);

    private static async Task<string?> ReadAsync(IOperationDocumentStorage storage, string id) =>
        await storage.TryReadAsync(new(id), Token) is { } document
            ? Encoding.UTF8.GetString(document.Utf8.Span)
            : null;

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("cacao-documents").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
