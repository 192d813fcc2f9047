using System.Buffers.Binary;

namespace Payments.Domain.Ids;

/// <summary>
/// Version 7 UUIDs (RFC 9562, section 5.7) that also rise within one millisecond: the 12 bits after
/// the time are a counter (method 1 of section 6.2), so index order is creation order.
/// </summary>
internal static class SortableGuid
{
    private const int CounterBits = 12;
    private static long _last;

    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        var now = BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16 << CounterBits;
        var tick = Advance(now);
        BinaryPrimitives.WriteInt64BigEndian(
            bytes,
            (tick >>> CounterBits << 16) | 0x7000 | (tick & ((1 << CounterBits) - 1))
        );
        return new Guid(bytes, bigEndian: true);
    }

    // More than 4,096 ids in a millisecond borrow from the next one.
    private static long Advance(long now)
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(last + 1, now);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }
}
