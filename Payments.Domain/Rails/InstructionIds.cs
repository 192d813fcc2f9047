using System.Globalization;
using Payments.Domain.Ids;

namespace Payments.Domain.Rails;

/// <summary>
/// What an instruction is called on a rail: its subject's id, and from the second try on the number
/// of the try behind a dot. A rail pays once for each id.
/// </summary>
public static class InstructionIds
{
    public static string Of(Subject subject, int attempt) =>
        attempt == 1
            ? subject.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"{subject}.{attempt}");

    public static bool TryParse(string text, out Subject subject, out int attempt)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        attempt = 1;
        if (dot < 0)
        {
            return IdKinds.TryParse(text, out subject);
        }

        subject = default;
        return int.TryParse(
                text.AsSpan(dot + 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out attempt
            ) && IdKinds.TryParse(text[..dot], out subject);
    }
}
