using System.Collections;
using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Cacao.Tests.AspNetCore.Diagnostics;

/// <summary>What listeners were told, in order.</summary>
internal sealed class Told : IReadOnlyCollection<string>
{
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly Channel<string> _news = Channel.CreateUnbounded<string>();

    public int Count => _lines.Count;

    public void Add(string line)
    {
        _lines.Enqueue(line);
        _news.Writer.TryWrite(line);
    }

    public void Clear() => _lines.Clear();

    /// <summary>Returns once it was told.</summary>
    public async Task UntilAsync(string line)
    {
        while (!_lines.Contains(line))
        {
            await _news
                .Reader.ReadAsync(TestContext.Current.CancellationToken)
                .AsTask()
                .WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    public IEnumerator<string> GetEnumerator() => _lines.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
