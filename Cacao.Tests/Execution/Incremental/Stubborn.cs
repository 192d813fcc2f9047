using System.Collections;

namespace Cacao.Tests.Execution.Incremental;

/// <summary>A list of numbers, or a sequence of texts, that does not let itself be disposed.</summary>
internal static class Stubborn
{
    public static IEnumerable List(params int?[] items) => new Items(items);

    public static IAsyncEnumerable<string?> Sequence(params string?[] items) => new Texts(items);

    private static Task Refuse() => throw new InvalidOperationException("Not now.");

    private sealed class Items(int?[] items) : IEnumerable
    {
        public IEnumerator GetEnumerator() => new Enumerator(items.GetEnumerator());
    }

    private sealed class Enumerator(IEnumerator items) : IEnumerator, IDisposable
    {
        public object? Current => items.Current;

        public bool MoveNext() => items.MoveNext();

        public void Reset() => items.Reset();

        public void Dispose() => _ = Refuse();
    }

    private sealed class Texts(string?[] items) : IAsyncEnumerable<string?>
    {
        public IAsyncEnumerator<string?> GetAsyncEnumerator(
            CancellationToken cancellationToken = default
        ) => new Reader(items.AsEnumerable().GetEnumerator());
    }

    private sealed class Reader(IEnumerator<string?> items) : IAsyncEnumerator<string?>
    {
        public string? Current => items.Current;

        public ValueTask<bool> MoveNextAsync() => new(items.MoveNext());

        // At once, and not by the task: whoever writes this by hand may do either.
        public ValueTask DisposeAsync() => new(Refuse());
    }
}
