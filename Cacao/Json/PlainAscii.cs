using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cacao.Json;

/// <summary>
/// Most strings of a response are short, ASCII, and need no escape: those are looked at and copied
/// in one go, eight characters at a time.
/// </summary>
internal static class PlainAscii
{
    /// <summary>False when a character is not ASCII or has to be escaped; the target is spoilt then.</summary>
    public static bool TryNarrow(ReadOnlySpan<char> source, Span<byte> target)
    {
        if (source.Length < Vector128<ushort>.Count)
        {
            return TryNarrowShort(source, target);
        }

        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(source));
        ref var to = ref MemoryMarshal.GetReference(target[..source.Length]);
        var last = (nuint)(source.Length - Vector128<ushort>.Count);
        for (nuint i = 0; i < last; i += (nuint)Vector128<ushort>.Count)
        {
            if (!TryNarrow(ref from, ref to, i))
            {
                return false;
            }
        }

        // The last eight once more, whatever has been copied of them.
        return TryNarrow(ref from, ref to, last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryNarrow(ref ushort from, ref byte to, nuint offset)
    {
        var chars = Vector128.LoadUnsafe(ref from, offset);
        var special =
            Vector128.GreaterThan(
                chars - Vector128.Create((ushort)0x20),
                Vector128.Create((ushort)0x5E)
            )
            | Vector128.Equals(chars, Vector128.Create((ushort)'"'))
            | Vector128.Equals(chars, Vector128.Create((ushort)'\\'));
        if (special != Vector128<ushort>.Zero)
        {
            return false;
        }

        Vector128.Narrow(chars, chars).GetLower().StoreUnsafe(ref to, offset);
        return true;
    }

    private static bool TryNarrowShort(ReadOnlySpan<char> source, Span<byte> target)
    {
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (c is < ' ' or > '~' or '"' or '\\')
            {
                return false;
            }

            target[i] = (byte)c;
        }

        return true;
    }
}
