using Payments.Domain.Errors;
using Payments.Domain.Files;

namespace Payments.Domain.Rfis;

/// <summary>What a file proves to be by its content.</summary>
public enum RfiFileKind
{
    Pdf,
    Jpeg,
    Png,

    /// <summary>The compound file of older spreadsheets.</summary>
    Xls,

    Xlsx,
}

/// <summary>Which files may answer a question.</summary>
public static class RfiFiles
{
    /// <summary>The most files of one answer.</summary>
    public const int CountMax = 10;

    /// <summary>The most bytes of one file.</summary>
    public const long SizeMax = 10 * 1024 * 1024;

    private static readonly Dictionary<string, RfiFileKind> Extensions = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        [".pdf"] = RfiFileKind.Pdf,
        [".jpg"] = RfiFileKind.Jpeg,
        [".jpeg"] = RfiFileKind.Jpeg,
        [".png"] = RfiFileKind.Png,
        [".xls"] = RfiFileKind.Xls,
        [".xlsx"] = RfiFileKind.Xlsx,
    };

    /// <summary>What the first bytes of a file say; null for anything else.</summary>
    public static RfiFileKind? KindOf(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8) ? RfiFileKind.Pdf
        : content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? RfiFileKind.Jpeg
        : content.StartsWith(
            (ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]
        )
            ? RfiFileKind.Png
        : content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
            ? RfiFileKind.Xls
        : content.StartsWith("PK\u0003\u0004"u8) && IsOffice(content) ? RfiFileKind.Xlsx
        : null;

    /// <summary>The name, the size and the content fit together, and are of a kind that is taken.</summary>
    /// <param name="kind">What the content is.</param>
    /// <exception cref="InvalidInputException">They do not.</exception>
    public static void Require(StoredFile file, RfiFileKind? kind, params string[] path)
    {
        if (!Extensions.TryGetValue(Path.GetExtension(file.Name), out var named))
        {
            throw new InvalidInputException(
                "A file that answers is a .pdf, .jpg, .jpeg, .png, .xls or .xlsx.",
                path
            );
        }

        if (file.Size > SizeMax)
        {
            throw new InvalidInputException("A file that answers has at most 10 MiB.", path);
        }

        if (named != kind)
        {
            throw new InvalidInputException(
                $"The content of {file.Name} is not what its name says.",
                path
            );
        }
    }

    /// <summary>A zip archive whose first entries are those of an Office document.</summary>
    private static bool IsOffice(ReadOnlySpan<byte> content) =>
        content.IndexOf("[Content_Types].xml"u8) >= 0
        || content.IndexOf("xl/"u8) >= 0
        || content.IndexOf("_rels/.rels"u8) >= 0;
}
