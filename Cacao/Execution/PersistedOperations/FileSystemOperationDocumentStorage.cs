using System.IO;

namespace Cacao.Execution.PersistedOperations;

/// <summary>One file for each document, <c>{id}.graphql</c>, in one folder.</summary>
/// <param name="folder">The folder; made when the first document is saved.</param>
/// <param name="maxDocuments">No document is saved to a folder that holds so many.</param>
/// <param name="maxDocumentBytes">No larger document is saved.</param>
internal sealed class FileSystemOperationDocumentStorage(
    string folder,
    int maxDocuments,
    int maxDocumentBytes
) : IOperationDocumentStorage, IDisposable
{
    private const string Extension = ".graphql";

    private readonly SemaphoreSlim _saving = new(1);
    private int? _count;

    public async ValueTask<OperationDocument?> TryReadAsync(
        OperationDocumentId documentId,
        CancellationToken cancellationToken = default
    )
    {
        var path = PathOf(documentId);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return new(await File.ReadAllBytesAsync(path, cancellationToken));
        }
        catch (FileNotFoundException)
        {
            // Taken away this moment.
            return null;
        }
    }

    public async ValueTask SaveAsync(
        OperationDocumentId documentId,
        OperationDocument document,
        CancellationToken cancellationToken = default
    )
    {
        if (document.Utf8.Length > maxDocumentBytes)
        {
            return;
        }

        var path = PathOf(documentId);
        await _saving.WaitAsync(cancellationToken);
        try
        {
            if (File.Exists(path) || (_count ??= CountFiles()) >= maxDocuments)
            {
                return;
            }

            // Readers see the whole document or none.
            var draft = $"{path}.draft";
            await File.WriteAllBytesAsync(draft, document.Utf8, cancellationToken);
            File.Move(draft, path, overwrite: true);
            _count++;
        }
        finally
        {
            _saving.Release();
        }
    }

    public void Dispose() => _saving.Dispose();

    private int CountFiles()
    {
        Directory.CreateDirectory(folder);
        return Directory.EnumerateFiles(folder, $"*{Extension}").Count();
    }

    private string PathOf(OperationDocumentId id) =>
        System.IO.Path.Combine(folder, $"{id.Value}{Extension}");
}
