using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Cacao.Execution.Pipeline;

/// <summary>
/// Finds documents that were executed before by their bytes, without making a string of them, and
/// stored documents by their name, without a look at their bytes.
/// Bounded: who was not asked for since the last round goes first.
/// </summary>
internal sealed class DocumentCache(int capacity, int maxDocumentBytes)
{
    private readonly ConcurrentDictionary<byte[], CachedDocument> _documents = new(
        Utf8Comparer.Instance
    );
    private readonly ConcurrentDictionary<string, CachedDocument> _byName = new(
        StringComparer.Ordinal
    );
    private readonly Queue<CachedDocument> _round = [];

    public int Count => _documents.Count;

    public bool TryFind(ReadOnlySpan<byte> source, [NotNullWhen(true)] out CachedDocument? document)
    {
        if (!_documents.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(source, out document))
        {
            return false;
        }

        document.WasUsed = true;
        return true;
    }

    public bool TryFind(string name, [NotNullWhen(true)] out CachedDocument? document)
    {
        if (!_byName.TryGetValue(name, out document))
        {
            return false;
        }

        document.WasUsed = true;
        return true;
    }

    /// <summary>Makes a document that is kept here known by a name as well.</summary>
    public void Name(CachedDocument document, string name)
    {
        lock (_round)
        {
            if (
                _documents.TryGetValue(document.Source, out var kept)
                && ReferenceEquals(kept, document)
                && _byName.TryAdd(name, document)
            )
            {
                document.Names.Add(name);
            }
        }
    }

    /// <summary>
    /// Keeps a document that can be asked for only by its name: it was not validated, and must not be
    /// found by someone who sends the same text.
    /// </summary>
    public void AddUnvalidated(CachedDocument document, string name)
    {
        if (capacity == 0 || document.Source.Length > maxDocumentBytes)
        {
            return;
        }

        lock (_round)
        {
            if (_byName.TryAdd(name, document))
            {
                document.Names.Add(name);
                Enqueue(document);
            }
        }
    }

    /// <summary>Only valid documents are worth a place: a flood of broken ones must not push them out.</summary>
    public void Add(CachedDocument document)
    {
        if (capacity == 0 || document.Source.Length > maxDocumentBytes)
        {
            return;
        }

        lock (_round)
        {
            if (_documents.TryAdd(document.Source, document))
            {
                Enqueue(document);
            }
        }
    }

    private void Enqueue(CachedDocument document)
    {
        _round.Enqueue(document);
        while (_round.Count > capacity)
        {
            var oldest = _round.Dequeue();
            if (oldest.WasUsed)
            {
                oldest.WasUsed = false;
                _round.Enqueue(oldest);
            }
            else
            {
                Forget(oldest);
            }
        }
    }

    private void Forget(CachedDocument document)
    {
        _documents.TryRemove(new(document.Source, document));
        foreach (var name in document.Names)
        {
            _byName.TryRemove(new(name, document));
        }
    }

    private sealed class Utf8Comparer
        : IEqualityComparer<byte[]>,
            IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static Utf8Comparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) =>
            alternate.SequenceEqual(other);

        public int GetHashCode(byte[] source) => GetHashCode(source.AsSpan());

        // The hash of strings is seeded: documents cannot be made to collide.
        public int GetHashCode(ReadOnlySpan<byte> source)
        {
            var hash = string.GetHashCode(
                MemoryMarshal.Cast<byte, char>(source),
                StringComparison.Ordinal
            );
            return source.Length % 2 == 0 ? hash : HashCode.Combine(hash, source[^1]);
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
