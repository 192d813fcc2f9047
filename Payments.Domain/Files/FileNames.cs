using System.Net.Http.Headers;
using System.Text;
using Payments.Domain.AccountNumbers;
using Payments.Domain.Parties;

namespace Payments.Domain.Files;

/// <summary>What a file may be called, and what it may be said to be.</summary>
public static class FileNames
{
    public const int LengthMax = 255;
    private const int MediaTypeLengthMax = 127;

    /// <summary>Nothing is known of the content.</summary>
    public const string AnyMediaType = "application/octet-stream";

    public static Checked Check(string text)
    {
        var name = text.Trim(' ').Normalize(NormalizationForm.FormC);
        return name.Length is 0 or > LengthMax
                ? Checked.Refuse("A file's name has 1 to 255 characters.")
            : PlainText.IsPlain(name) && name.AsSpan().IndexOfAny('/', '\\') < 0
                ? Checked.Accept(name)
            : Checked.Refuse("A file's name has no control characters and no slashes.");
    }

    /// <summary>The type without its parameters; what is none becomes <see cref="AnyMediaType"/>.</summary>
    public static string MediaTypeOf(string? said) =>
        said is { Length: <= MediaTypeLengthMax }
        && MediaTypeHeaderValue.TryParse(said, out var type)
        && type.MediaType is { } name
            ? name.ToLowerInvariant()
            : AnyMediaType;
}
