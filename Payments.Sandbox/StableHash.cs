namespace Payments.Sandbox;

/// <summary>
/// FNV-1a with a final mix: the same on every machine and in every run, which string hash codes
/// are not. For invented data only, never for security.
/// </summary>
internal static class StableHash
{
    public static ulong Of(ReadOnlySpan<char> text)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var character in text)
            {
                hash = (hash ^ character) * 1099511628211UL;
            }

            return Mix(hash);
        }
    }

    public static ulong Of(ulong seed, long value) =>
        unchecked(Mix(seed ^ ((ulong)value * 0x9E3779B97F4A7C15UL)));

    /// <summary>The finalizer of SplitMix64: every input bit reaches every output bit.</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
