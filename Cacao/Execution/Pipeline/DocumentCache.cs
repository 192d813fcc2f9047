using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Cacao.Execution.Pipeline;

/// <summary>
/// Finds documents that were executed before by their bytes, without making a string of them.
/// Bounded: who was not asked for since the last round goes first.
/// </summary>
internal sealed class DocumentCache(int capacity, int maxDocumentBytes)
{
    private readonly ConcurrentDictionary<byte[], CachedDocument> _documents = new(
        Utf8Comparer.Instance
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

    /// <summary>Only valid documents are worth a place: a flood of broken ones must not push them out.</summary>
    public void Add(CachedDocument document)
    {
        if (capacity == 0 || document.Source.Length > maxDocumentBytes)
        {
            return;
        }

        lock (_round)
        {
            if (!_documents.TryAdd(document.Source, document))
            {
                return;
            }

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
                    _documents.TryRemove(oldest.Source, out _);
                }
            }
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
