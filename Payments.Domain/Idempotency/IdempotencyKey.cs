namespace Payments.Domain.Idempotency;

/// <summary>A caller's own name for one intention: 1–255 printable characters.</summary>
public sealed record IdempotencyKey
{
    public const int LengthMax = 255;

    private IdempotencyKey(string value) => Value = value;

    public string Value { get; }

    /// <exception cref="MalformedIdempotencyKeyException">Empty, too long or not printable.</exception>
    public static IdempotencyKey Parse(string? text) =>
        text is { Length: >= 1 and <= LengthMax }
        && !text.Any(char.IsControl)
        && !HasLoneSurrogate(text)
            ? new(text)
            : throw new MalformedIdempotencyKeyException();

    public override string ToString() => Value;

    // Such a text has no UTF-8 form, so two of them would become one key in the database.
    private static bool HasLoneSurrogate(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == System.Text.Rune.ReplacementChar)
            {
                return true;
            }
        }

        return false;
    }
}
