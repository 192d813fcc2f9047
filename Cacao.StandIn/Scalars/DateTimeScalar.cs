using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Cacao.StandIn.Scalars;

/// <summary>An instant as it was written: what comes in goes out letter by letter.</summary>
[JsonConverter(typeof(InstantJson))]
public readonly record struct Instant(string Text)
{
    public static Instant Of(DateTimeOffset time) =>
        new(time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}

public sealed class DateTimeScalar : FormattedScalarType<Instant>
{
    public DateTimeScalar()
        : base("DateTime")
    {
        Description = "Date and time with an offset.";
        SpecifiedBy = new Uri("https://scalars.graphql.org/andimarek/date-time.html");
    }

    protected override bool TryParse(string text, [MaybeNullWhen(false)] out Instant value)
    {
        value = new Instant(text);
        return text is [_, _, _, _, '-', _, _, '-', _, _, 'T', ..]
            && DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            );
    }

    protected override string Format(Instant value) => value.Text;
}

internal sealed class InstantJson() : TextJson<Instant>(value => value.Text);
