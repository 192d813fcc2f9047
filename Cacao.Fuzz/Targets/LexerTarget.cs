using System.Text;
using Cacao.Fuzz.Generation;
using Cacao.Fuzz.Running;
using Cacao.Language;

namespace Cacao.Fuzz.Targets;

/// <summary>Tokens lie in order, only ignored text lies between them, and their places are true.</summary>
internal sealed class LexerTarget : FuzzTarget
{
    // The list of tokens that the target keeps doubles, at 24 bytes each.
    private const int TokenBytesPerByte = 100;
    private const int PlacesChecked = 64;

    public override string Name => "lexer";

    public override IReadOnlyList<string> Words => Generation.Words.GraphQL;

    public override byte[] Generate(FuzzRandom random) =>
        Encoding.UTF8.GetBytes(new SyntaxGrammar(random).Document());

    public override void Run(FuzzRun run)
    {
        var source = run.Input;
        var tokens = new List<Token>();
        try
        {
            run.Spend(TokenBytesPerByte, 64 * 1024, () => Read(source.Span, tokens));
        }
        catch (SyntaxException exception)
        {
            run.Saw("error", exception.Message);
            CheckPlace(source.Span, exception);
        }

        Check(run, source.Span, tokens);
    }

    private static int Read(ReadOnlySpan<byte> source, List<Token> tokens)
    {
        var lexer = new Utf8GraphQLLexer(source);
        do
        {
            lexer.Advance();
            tokens.Add(lexer.Token);
        } while (lexer.Token.Kind != TokenKind.EndOfFile);

        return tokens.Count;
    }

    private static void Check(FuzzRun run, ReadOnlySpan<byte> source, List<Token> tokens)
    {
        var (end, before) = (0, TokenKind.StartOfFile);
        var stride = Math.Max(1, tokens.Count / PlacesChecked);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            run.Saw("tokens", (int)before, (int)token.Kind);
            FuzzRun.Must(token.Start >= end && token.End <= source.Length, $"{token} out of order");
            FuzzRun.Must(
                IsIgnored(source[end..token.Start]),
                $"text before {token} was skipped and is not to be ignored"
            );
            // Each is counted from the start: of many tokens only some.
            if (i % stride == 0)
            {
                var place = SourcePosition.Of(source, token.Start);
                FuzzRun.Must(place == (token.Line, token.Column), $"{token} stands at {place}");
            }

            (end, before) = (token.End, token.Kind);
        }
    }

    private static void CheckPlace(ReadOnlySpan<byte> source, SyntaxException exception)
    {
        FuzzRun.Must(
            exception.Position >= 0 && exception.Position <= source.Length,
            $"error at byte {exception.Position} of {source.Length}"
        );
        var place = SourcePosition.Of(source, exception.Position);
        FuzzRun.Must(
            place == (exception.Line, exception.Column),
            $"error at {exception.Line}:{exception.Column} stands at {place}: {exception.Message}"
        );
    }

    private static bool IsIgnored(ReadOnlySpan<byte> text)
    {
        var isComment = false;
        for (var i = 0; i < text.Length; i++)
        {
            isComment = isComment
                ? text[i] is not ((byte)'\n' or (byte)'\r')
                : text[i] is (byte)'#';
            if (!isComment && !" \t\r\n,\uFEFF"u8.Contains(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
