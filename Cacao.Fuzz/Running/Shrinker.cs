namespace Cacao.Fuzz.Running;

/// <summary>Cuts an input down as long as it keeps failing, larger pieces first.</summary>
/// <param name="triesMax">How often the target may be asked.</param>
internal sealed class Shrinker(int triesMax)
{
    public byte[] Shrink(byte[] input, Func<byte[], bool> fails)
    {
        var tries = 0;
        for (var size = input.Length / 2; size > 0 && tries < triesMax; )
        {
            var before = input.Length;
            for (var start = 0; start < input.Length && tries < triesMax; tries++)
            {
                var end = Math.Min(start + size, input.Length);
                byte[] shorter = [.. input.AsSpan(0, start), .. input.AsSpan(end)];
                if (fails(shorter))
                {
                    input = shorter;
                }
                else
                {
                    start += size;
                }
            }

            size = input.Length < before ? Math.Min(size, input.Length) : size / 2;
        }

        return input;
    }
}
