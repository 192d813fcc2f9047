using System.Text;

namespace Cacao.Fuzz.Running;

/// <summary>One input on its way through a target: what was seen of it, and what it cost.</summary>
internal sealed class FuzzRun(ReadOnlyMemory<byte> input)
{
    /// <summary>Parts the documents, variables and headers of one input.</summary>
    public const byte Separator = 0x1E;

    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly HashSet<ulong> _features = [];

    public ReadOnlyMemory<byte> Input => input;

    /// <summary>Fingerprints of what happened, in place of the edges that a compiler would count.</summary>
    public IReadOnlyCollection<ulong> Features => _features;

    /// <summary>The part of the input at an index; empty where there are fewer.</summary>
    public ReadOnlyMemory<byte> Part(int index)
    {
        var rest = input;
        for (; index > 0; index--)
        {
            var end = rest.Span.IndexOf(Separator);
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        var length = rest.Span.IndexOf(Separator);
        return length < 0 ? rest : rest[..length];
    }

    public string TextOf(int index) => Encoding.UTF8.GetString(Part(index).Span);

    /// <summary>
    /// The shape of a text is a feature: what is quoted, and numbers, are left out, so that a
    /// message counts once for all the names it can hold.
    /// </summary>
    public void Saw(string kind, ReadOnlySpan<char> text = default)
    {
        var hash = Add(Basis, kind);
        var quote = '\0';
        foreach (var code in text[..Math.Min(text.Length, 400)])
        {
            if (quote != '\0')
            {
                quote = code == quote ? '\0' : quote;
            }
            else if (code is '"' or '`')
            {
                quote = code;
            }
            else if (!char.IsAsciiDigit(code))
            {
                hash = unchecked((hash ^ code) * Prime);
            }
        }

        _features.Add(hash);
    }

    public void Saw(string kind, int first, int second)
    {
        var hash = unchecked((Add(Basis, kind) ^ (ulong)first) * Prime);
        _features.Add(unchecked((hash ^ (ulong)second) * Prime));
    }

    /// <summary>Does a step of the engine, which may allocate so much and no more.</summary>
    /// <param name="perByte">Bytes for each byte of the input.</param>
    /// <param name="inAll">Bytes on top, whatever the input.</param>
    /// <param name="work">The step; it stays on this thread.</param>
    public T Spend<T>(long perByte, long inAll, Func<T> work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        T result;
        try
        {
            result = work();
        }
        catch (Exception exception) when (exception is not OracleException)
        {
            CheckCost(before, perByte, inAll);
            throw;
        }

        CheckCost(before, perByte, inAll);
        return result;
    }

    public static void Must(bool holds, string what)
    {
        if (!holds)
        {
            throw new OracleException(what);
        }
    }

    private void CheckCost(long before, long perByte, long inAll)
    {
        var spent = GC.GetAllocatedBytesForCurrentThread() - before;
        Must(
            spent <= (perByte * input.Length) + inAll,
            $"{spent} bytes allocated for {input.Length} of input"
        );
    }

    private static ulong Add(ulong hash, string text)
    {
        foreach (var code in text)
        {
            hash = unchecked((hash ^ code) * Prime);
        }

        return hash;
    }
}
