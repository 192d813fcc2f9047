namespace Cacao.Execution.PersistedOperations;

/// <summary>How much the storage in memory keeps.</summary>
public sealed class InMemoryOperationDocumentStorageOptions
{
    /// <summary>Documents; when there are more, the one that was unused for longest goes. Default: 1,000.</summary>
    public int MaxDocuments { get; set; } = 1000;

    /// <summary>Bytes of all documents together; the same holds for them. Default: 8 MiB.</summary>
    public long MaxBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>A larger document is executed, but not kept. Default: 64 KiB.</summary>
    public int MaxDocumentBytes { get; set; } = 64 * 1024;
}

/// <summary>
/// Keeps documents until the process ends, within bounds: a flood of registrations pushes out only
/// what is not used, and those clients register it again.
/// </summary>
internal sealed class InMemoryOperationDocumentStorage(
    InMemoryOperationDocumentStorageOptions options
) : IOperationDocumentStorage
{
    private readonly Lock _lock = new();
    private readonly Dictionary<OperationDocumentId, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private long _bytes;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    public ValueTask<OperationDocument?> TryReadAsync(
        OperationDocumentId documentId,
        CancellationToken cancellationToken = default
    )
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(documentId, out var node))
            {
                return new((OperationDocument?)null);
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return new(node.Value.Document);
        }
    }

    public ValueTask SaveAsync(
        OperationDocumentId documentId,
        OperationDocument document,
        CancellationToken cancellationToken = default
    )
    {
        if (document.Utf8.Length > Math.Min(options.MaxDocumentBytes, options.MaxBytes))
        {
            return ValueTask.CompletedTask;
        }

        lock (_lock)
        {
            if (!_entries.ContainsKey(documentId))
            {
                _entries[documentId] = _byUse.AddFirst(new Entry(documentId, document));
                _bytes += document.Utf8.Length;
                MakeRoom();
            }
        }

        return ValueTask.CompletedTask;
    }

    private void MakeRoom()
    {
        while (_byUse.Count > options.MaxDocuments || _bytes > options.MaxBytes)
        {
            var last = _byUse.Last!.Value;
            _byUse.RemoveLast();
            _entries.Remove(last.Id);
            _bytes -= last.Document.Utf8.Length;
        }
    }

    private sealed record Entry(OperationDocumentId Id, OperationDocument Document);
}
