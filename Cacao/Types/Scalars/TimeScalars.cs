using System.Globalization;
using System.Xml;
using Cacao.Json;

namespace Cacao.Types.Scalars;

/// <summary>An instant with its offset, to the millisecond.</summary>
/// <remarks>https://www.graphql-scalars.com/date-time</remarks>
public sealed class DateTimeType : FormattedScalarType<DateTimeOffset>
{
    public DateTimeType()
        : base("DateTime")
    {
        Description =
            "An instant as RFC 3339 writes it, with an offset: `2026-03-01T12:30:00.000Z`.";
        SpecifiedBy = new Uri("https://www.graphql-scalars.com/date-time");
    }

    protected override bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        return IsRfc3339(text)
            && DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out value
            );
    }

    /// <summary>A <see cref="DateTime"/> without a kind is taken for UTC.</summary>
    protected override DateTimeOffset ConvertResult(object value) =>
        value is DateTime time ? FromDateTime(time) : base.ConvertResult(value);

    internal static DateTimeOffset FromDateTime(DateTime time) =>
        time.Kind is DateTimeKind.Unspecified
            ? new DateTimeOffset(time, TimeSpan.Zero)
            : new DateTimeOffset(time);

    protected override string Format(DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[29];
        return System.Text.Encoding.ASCII.GetString(text[..Format(value, text)]);
    }

    public override void Write(JsonResponseWriter writer, DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[31];
        text[0] = (byte)'"';
        var length = Format(value, text[1..]) + 1;
        text[length] = (byte)'"';
        writer.WriteRaw(text[..(length + 1)]);
    }

    // DateTimeOffset.TryParse alone takes many more formats.
    private static bool IsRfc3339(ReadOnlySpan<char> text)
    {
        const string Shape = "0000-00-00T00:00:00";
        if (text.Length <= Shape.Length || !HasShape(text, Shape))
        {
            return false;
        }

        var rest = text[Shape.Length..];
        if (rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0)
            {
                return false;
            }

            rest = rest[(digits + 1)..];
        }

        return rest is "Z" or "z" || (HasShape(rest, "+00:00") && rest.Length == 6);
    }

    private static bool HasShape(ReadOnlySpan<char> text, string shape)
    {
        if (text.Length < shape.Length)
        {
            return false;
        }

        for (var index = 0; index < shape.Length; index++)
        {
            var fits = shape[index] switch
            {
                '0' => char.IsAsciiDigit(text[index]),
                '+' => text[index] is '+' or '-',
                'T' => text[index] is 'T' or 't',
                var other => text[index] == other,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    // By hand: a custom format string costs five times as much, and lists of instants are common.
    private static int Format(DateTimeOffset value, Span<byte> text)
    {
        var time = value.DateTime;
        Digits(text, 0, 4, time.Year);
        text[4] = (byte)'-';
        Digits(text, 5, 2, time.Month);
        text[7] = (byte)'-';
        Digits(text, 8, 2, time.Day);
        text[10] = (byte)'T';
        Digits(text, 11, 2, time.Hour);
        text[13] = (byte)':';
        Digits(text, 14, 2, time.Minute);
        text[16] = (byte)':';
        Digits(text, 17, 2, time.Second);
        text[19] = (byte)'.';
        Digits(text, 20, 3, time.Millisecond);
        var offset = (int)value.Offset.TotalMinutes;
        if (offset == 0)
        {
            text[23] = (byte)'Z';
            return 24;
        }

        text[23] = offset < 0 ? (byte)'-' : (byte)'+';
        Digits(text, 24, 2, Math.Abs(offset) / 60);
        text[26] = (byte)':';
        Digits(text, 27, 2, Math.Abs(offset) % 60);
        return 29;
    }

    private static void Digits(Span<byte> text, int start, int count, int value)
    {
        for (var index = start + count - 1; index >= start; index--)
        {
            (value, var digit) = Math.DivRem(value, 10);
            text[index] = (byte)('0' + digit);
        }
    }
}

/// <summary>A day, without time zone.</summary>
public sealed class LocalDateType : FormattedScalarType<DateOnly>
{
    public LocalDateType()
        : base("LocalDate") => Description = "A calendar date without time zone: `2026-03-01`.";

    protected override bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out value
        );

    protected override string Format(DateOnly value) =>
        value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public override void Write(JsonResponseWriter writer, DateOnly value) =>
        writer.WriteAscii(value, "yyyy-MM-dd");
}

/// <summary>A time of day, without time zone.</summary>
public sealed class LocalTimeType : FormattedScalarType<TimeOnly>
{
    public LocalTimeType()
        : base("LocalTime") => Description = "A time of day without time zone: `12:30:00`.";

    protected override bool TryParse(string text, out TimeOnly value) =>
        TimeOnly.TryParseExact(
            text,
            "HH:mm:ss",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out value
        );

    protected override string Format(TimeOnly value) =>
        value.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public override void Write(JsonResponseWriter writer, TimeOnly value) =>
        writer.WriteAscii(value, "HH:mm:ss");
}

/// <summary>A date and time of day, without time zone.</summary>
public sealed class LocalDateTimeType : FormattedScalarType<DateTime>
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss";

    public LocalDateTimeType()
        : base("LocalDateTime") =>
        Description = "A date and time of day without time zone: `2026-03-01T12:30:00`.";

    protected override bool TryParse(string text, out DateTime value) =>
        DateTime.TryParseExact(
            text,
            Pattern,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out value
        );

    protected override string Format(DateTime value) =>
        value.ToString(Pattern, CultureInfo.InvariantCulture);
}

/// <summary>A length of time.</summary>
public sealed class TimeSpanType : FormattedScalarType<TimeSpan>
{
    public TimeSpanType()
        : base("TimeSpan") => Description = "A length of time as ISO 8601 writes it: `PT4H30M`.";

    protected override bool TryParse(string text, out TimeSpan value)
    {
        try
        {
            value = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            value = default;
            return false;
        }
    }

    protected override string Format(TimeSpan value) => XmlConvert.ToString(value);
}
