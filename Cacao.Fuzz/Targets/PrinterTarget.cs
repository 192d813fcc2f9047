using System.Text;
using Cacao.Fuzz.Generation;
using Cacao.Fuzz.Running;
using Cacao.Language;

namespace Cacao.Fuzz.Targets;

/// <summary>
/// What parses prints as text of the same tokens, and that text prints as itself.
/// </summary>
internal sealed class PrinterTarget : FuzzTarget
{
    public override string Name => "printer";

    public override IReadOnlyList<string> Words => Generation.Words.GraphQL;

    public override byte[] Generate(FuzzRandom random) =>
        Encoding.UTF8.GetBytes(new SyntaxGrammar(random).Document());

    public override void Run(FuzzRun run)
    {
        DocumentNode document;
        try
        {
            document = Utf8GraphQLParser.Parse(run.Input.Span);
        }
        catch (SyntaxException exception)
        {
            run.Saw("error", exception.Message);
            return;
        }

        // Two columns more for each level, at most 200 of them.
        var printed = run.Spend(4000, 256 * 1024, document.ToString);
        var again = Utf8GraphQLParser.Parse(printed, ParserOptions.Trusted).ToString();
        FuzzRun.Must(printed == again, $"{printed}\nprints as\n{again}");
        Compare(run, Tokens(run.Input.Span), Tokens(Encoding.UTF8.GetBytes(printed)));
    }

    private static void Compare(FuzzRun run, List<string> source, List<string> printed)
    {
        for (var i = 0; i < source.Count; i++)
        {
            if (i > 0)
            {
                run.Saw("tokens", source[i - 1][0], source[i][0]);
            }

            FuzzRun.Must(
                i < printed.Count && source[i] == printed[i],
                $"{source[i]} was printed as {printed.ElementAtOrDefault(i) ?? "nothing"}"
            );
        }

        FuzzRun.Must(source.Count == printed.Count, "more was printed than there was");
    }

    /// <summary>Without the marks that may be left out or added: leading delimiters, <c>query</c>.</summary>
    private static List<string> Tokens(ReadOnlySpan<byte> source)
    {
        var tokens = new List<string>();
        var lexer = new Utf8GraphQLLexer(source);
        for (lexer.Advance(); lexer.Token.Kind != TokenKind.EndOfFile; lexer.Advance())
        {
            var text = Encoding.UTF8.GetString(lexer.Text(lexer.Token));
            switch (lexer.Token.Kind)
            {
                case TokenKind.Ampersand or TokenKind.Pipe:
                    break;
                case TokenKind.String or TokenKind.BlockString:
                    tokens.Add(
                        $"\"{((StringValueNode)Utf8GraphQLParser.ParseConstValue(text)).Value}"
                    );
                    break;
                case TokenKind.LeftBrace:
                    // All of them: a type may have this name, and be followed by a shorthand query.
                    while (tokens is [.., "query"])
                    {
                        tokens.RemoveAt(tokens.Count - 1);
                    }

                    tokens.Add(text);
                    break;
                default:
                    tokens.Add(text);
                    break;
            }
        }

        return tokens;
    }
}
