using System.Text;
using Cacao.Language;

namespace Cacao.Execution.Diagnostics;

/// <summary>
/// A document without what its author has put into literals and comments: what is left was written
/// by a developer, not entered by a user.
/// </summary>
internal static class DocumentOutline
{
    /// <summary>A trace is no archive.</summary>
    private const int LengthMax = 4096;

    /// <summary>Strings are empty, numbers zero, comments gone; empty where it is no GraphQL.</summary>
    public static string Of(ReadOnlySpan<byte> source)
    {
        var text = new StringBuilder();
        try
        {
            var lexer = new Utf8GraphQLLexer(source);
            for (
                lexer.Advance();
                lexer.Token.Kind != TokenKind.EndOfFile && text.Length < LengthMax;
                lexer.Advance()
            )
            {
                text.Append(text.Length == 0 ? "" : " ").Append(Show(lexer));
            }
        }
        catch (SyntaxException)
        {
            return "";
        }

        return text.Length <= LengthMax ? text.ToString() : text.ToString(0, LengthMax);
    }

    private static string Show(Utf8GraphQLLexer lexer) =>
        lexer.Token.Kind switch
        {
            TokenKind.String or TokenKind.BlockString => "\"\"",
            TokenKind.Integer or TokenKind.Float => "0",
            _ => Encoding.UTF8.GetString(lexer.Text(lexer.Token)),
        };
}
