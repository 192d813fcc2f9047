using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Cacao.StandIn.Lists;

/// <summary>The place of a row in its list, as <c>row:12</c> in base64url.</summary>
internal static class Cursor
{
    private const string Prefix = "row:";

    public static string Of(int index) =>
        Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{index}"))
        );

    public static int Read(string cursor) =>
        Base64Url.IsValid(cursor)
        && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is var text
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(
            text.AsSpan(Prefix.Length),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var index
        )
            ? index
            : throw new GraphQLException("Unknown cursor.");
}
