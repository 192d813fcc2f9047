using System.Text;

namespace Cacao.Fuzz.Generation;

/// <summary>Changes inputs by bytes and by tokens; knows nothing of their grammar.</summary>
/// <param name="words">What the language of the target is made of.</param>
internal sealed class Mutator(IReadOnlyList<string> words)
{
    private const int StepsMax = 6;
    private const int BytesMax = 64 * 1024;

    // Where a chunk is repeated until it fills a document as large as a server takes.
    private const int HugeBytes = 1_000_000;

    private readonly byte[][] _words = [.. words.Select(Encoding.UTF8.GetBytes)];

    public byte[] Mutate(byte[] input, IReadOnlyList<byte[]> others, FuzzRandom random)
    {
        var bytes = new List<byte>(input);
        for (var steps = 1 + random.Skewed(StepsMax); steps > 0; steps--)
        {
            Step(bytes, others, random);
        }

        return [.. bytes];
    }

    private void Step(List<byte> bytes, IReadOnlyList<byte[]> others, FuzzRandom random)
    {
        var at = random.Below(bytes.Count + 1);
        switch (random.Below(10))
        {
            case 0:
                bytes.Insert(at, (byte)random.Below(256));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)(bytes[at] ^ (1 << random.Below(8)));
                break;
            case 2:
                bytes.RemoveRange(at, random.Skewed(bytes.Count - at + 1));
                break;
            case 3:
                Insert(bytes, at, random.Pick(_words), 1);
                break;
            case 4:
                ReplaceWord(bytes, at, random.Pick(_words));
                break;
            case 5:
                Insert(bytes, at, ChunkOf(bytes, random), 1);
                break;
            case 6:
                Repeat(bytes, at, random);
                break;
            case 7 when others.Count > 0:
                Splice(bytes, at, random.Pick(others), random);
                break;
            case 8:
                Swap(bytes, random);
                break;
            default:
                RemoveWord(bytes, at);
                break;
        }
    }

    /// <summary>Nesting, lists and names of any size come from here.</summary>
    private static void Repeat(List<byte> bytes, int at, FuzzRandom random)
    {
        var chunk = ChunkOf(bytes, random);
        if (chunk.Length == 0)
        {
            return;
        }

        var limit = random.Chance(2) ? HugeBytes : BytesMax;
        var times = Math.Min(1 << random.Below(19), (limit - bytes.Count) / chunk.Length);
        Insert(bytes, at, chunk, times);
    }

    private static void Insert(List<byte> bytes, int at, byte[] chunk, int times)
    {
        if (times < 1 || bytes.Count + (times * (long)chunk.Length) > HugeBytes)
        {
            return;
        }

        bytes.InsertRange(at, Enumerable.Repeat(chunk, times).SelectMany(part => part));
    }

    private static byte[] ChunkOf(List<byte> bytes, FuzzRandom random)
    {
        var start = random.Below(bytes.Count + 1);
        var length = Math.Min(bytes.Count - start, 1 + random.Skewed(24));
        return [.. bytes.GetRange(start, length)];
    }

    private static void Splice(List<byte> bytes, int at, byte[] other, FuzzRandom random)
    {
        var from = random.Below(other.Length + 1);
        if (random.Chance(50))
        {
            bytes.RemoveRange(at, bytes.Count - at);
        }

        Insert(bytes, at, other[from..], 1);
    }

    private static void Swap(List<byte> bytes, FuzzRandom random)
    {
        if (bytes.Count > 1)
        {
            var (left, right) = (random.Below(bytes.Count), random.Below(bytes.Count));
            (bytes[left], bytes[right]) = (bytes[right], bytes[left]);
        }
    }

    private static void ReplaceWord(List<byte> bytes, int at, byte[] word)
    {
        RemoveWord(bytes, at);
        Insert(bytes, Math.Min(at, bytes.Count), word, 1);
    }

    /// <summary>A run of letters and digits, or one mark.</summary>
    private static void RemoveWord(List<byte> bytes, int at)
    {
        if (at >= bytes.Count)
        {
            return;
        }

        var end = at + 1;
        while (IsWord(bytes[at]) && end < bytes.Count && IsWord(bytes[end]))
        {
            end++;
        }

        bytes.RemoveRange(at, end - at);
    }

    private static bool IsWord(byte code) =>
        char.IsAsciiLetterOrDigit((char)code) || code is (byte)'_';
}
