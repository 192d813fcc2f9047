using System.IO;
using Cacao.Data.Queries;

namespace Cacao.Data.Paging;

/// <summary>Values of order keys in binary, typed by the key and therefore without tags.</summary>
internal static class CursorValues
{
    private const byte Null = 0;
    private const byte Set = 1;

    public static void Write(BinaryWriter writer, object? value, Type type)
    {
        if (Nullable.GetUnderlyingType(type) is not null || !type.IsValueType)
        {
            writer.Write(value is null ? Null : Set);
            if (value is null)
            {
                return;
            }

            type = Nullable.GetUnderlyingType(type) ?? type;
        }

        WriteSet(writer, value!, type);
    }

    /// <summary>Throws an exception of reading when the bytes are not such a value.</summary>
    public static object? Read(BinaryReader reader, Type type)
    {
        var underlying = Nullable.GetUnderlyingType(type);
        if (underlying is not null || !type.IsValueType)
        {
            return reader.ReadByte() == Null ? null : ReadSet(reader, underlying ?? type);
        }

        return ReadSet(reader, type);
    }

    private static void WriteSet(BinaryWriter writer, object value, Type type)
    {
        switch (value)
        {
            case string text:
                writer.Write(text);
                break;
            case Guid id:
                writer.Write(id.ToByteArray());
                break;
            case decimal number:
                writer.Write(number);
                break;
            case double number:
                writer.Write(number);
                break;
            case float number:
                writer.Write(number);
                break;
            default:
                WriteWhole(writer, value, type);
                break;
        }
    }

    private static void WriteWhole(BinaryWriter writer, object value, Type type)
    {
        if (ToInt64(value) is { } whole)
        {
            // Zigzag, so that small negative numbers stay short.
            writer.Write7BitEncodedInt64((whole << 1) ^ (whole >> 63));
        }
        else if (WrappedValue.Of(type) is { } wrapped)
        {
            var inner = wrapped.Property.GetValue(value);
            Write(writer, inner, wrapped.Property.PropertyType);
        }
        else
        {
            throw new NotSupportedException($"A list that is paged cannot be ordered by {type}.");
        }
    }

    private static long? ToInt64(object value) =>
        value switch
        {
            long number => number,
            int number => number,
            short number => number,
            byte number => number,
            bool flag => flag ? 1 : 0,
            Enum member => Convert.ToInt64(member, null),
            DateTime time => time.ToBinary(),
            DateTimeOffset time => time.UtcTicks,
            DateOnly date => date.DayNumber,
            TimeOnly time => time.Ticks,
            TimeSpan span => span.Ticks,
            _ => null,
        };

    private static object ReadSet(BinaryReader reader, Type type)
    {
        if (type.IsEnum)
        {
            return Enum.ToObject(type, ReadWhole(reader));
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => reader.ReadString(),
            TypeCode.Int64 => ReadWhole(reader),
            TypeCode.Int32 => checked((int)ReadWhole(reader)),
            TypeCode.Int16 => checked((short)ReadWhole(reader)),
            TypeCode.Byte => checked((byte)ReadWhole(reader)),
            TypeCode.Boolean => ReadWhole(reader) != 0,
            TypeCode.Decimal => reader.ReadDecimal(),
            TypeCode.Double => reader.ReadDouble(),
            TypeCode.Single => reader.ReadSingle(),
            TypeCode.DateTime => DateTime.FromBinary(ReadWhole(reader)),
            _ => ReadOther(reader, type),
        };
    }

    private static object ReadOther(BinaryReader reader, Type type) =>
        type == typeof(Guid) ? new Guid(reader.ReadBytes(16))
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(ReadWhole(reader), TimeSpan.Zero)
        : type == typeof(DateOnly) ? DateOnly.FromDayNumber((int)ReadWhole(reader))
        : type == typeof(TimeOnly) ? new TimeOnly(ReadWhole(reader))
        : type == typeof(TimeSpan) ? new TimeSpan(ReadWhole(reader))
        : WrappedValue.Of(type) is { } wrapped
            ? wrapped.Constructor.Invoke([Read(reader, wrapped.Property.PropertyType)])
        : throw new NotSupportedException($"A list that is paged cannot be ordered by {type}.");

    private static long ReadWhole(BinaryReader reader)
    {
        var zigzag = reader.Read7BitEncodedInt64();
        return (long)((ulong)zigzag >> 1) ^ -(zigzag & 1);
    }
}
