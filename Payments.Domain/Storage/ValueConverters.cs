using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Payments.Domain.Ids;
using Payments.Domain.Values;

namespace Payments.Domain.Storage;

/// <summary>
/// How values are kept. Ids: 16 bytes, most significant first, in both databases, so that key order
/// is creation order. Instants: whole microseconds, an integer in SQLite and timestamptz in
/// PostgreSQL, so that both compare and sort in SQL.
/// </summary>
internal static class ValueConverters
{
    public static IReadOnlyList<(Type Type, Type Converter)> ForSqlite { get; } =
    [
        .. IdKinds.Types.Select(type => (type, typeof(IdToBytes<>).MakeGenericType(type))),
        (typeof(Guid), typeof(GuidToBytes)),
        (typeof(DateTimeOffset), typeof(InstantToMicroseconds)),
        (typeof(Rate), typeof(RateToText)),
    ];

    public static IReadOnlyList<(Type Type, Type Converter)> ForPostgres { get; } =
    [
        .. IdKinds.Types.Select(type => (type, typeof(IdToGuid<>).MakeGenericType(type))),
        (typeof(Rate), typeof(RateToDecimal)),
    ];

    public static byte[] ToBytes(Guid value) => value.ToByteArray(bigEndian: true);

    public static long ToMicroseconds(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    private static TId IdOf<TId>(Guid value)
        where TId : struct, IEntityId<TId> => TId.From(value);

    private sealed class IdToBytes<TId>()
        : ValueConverter<TId, byte[]>(
            id => ToBytes(id.Value),
            bytes => IdOf<TId>(new Guid(bytes, true))
        )
        where TId : struct, IEntityId<TId>;

    private sealed class IdToGuid<TId>()
        : ValueConverter<TId, Guid>(id => id.Value, value => IdOf<TId>(value))
        where TId : struct, IEntityId<TId>;

    private sealed class GuidToBytes()
        : ValueConverter<Guid, byte[]>(value => ToBytes(value), bytes => new Guid(bytes, true));

    private sealed class InstantToMicroseconds()
        : ValueConverter<DateTimeOffset, long>(
            instant => ToMicroseconds(instant),
            microseconds => FromMicroseconds(microseconds)
        );

    private sealed class RateToText()
        : ValueConverter<Rate, string>(
            rate => rate.ToString(),
            text => new Rate(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
        );

    private sealed class RateToDecimal()
        : ValueConverter<Rate, decimal>(rate => rate.Value, value => new Rate(value));
}

internal sealed class CurrencyConverter()
    : ValueConverter<Currency, string>(currency => currency.Code, code => Currency.Parse(code));
