using System.Text;
using Cacao.Fuzz.Generation;
using Cacao.Fuzz.Running;
using Cacao.Language;

namespace Cacao.Fuzz.Targets;

/// <summary>A tree whose nodes lie inside each other as their texts do, or an error inside the source.</summary>
internal sealed class ParserTarget : FuzzTarget
{
    private const int NodesChecked = 3000;

    // A field of one letter and a blank is a node, a name and its place. Measured: 190.
    private const int BytesPerByte = 400;

    // Arrays and lists of a tree at its limits have been grown before they are refused.
    private const int BytesInAll = 256 * 1024;

    public override string Name => "parser";

    public override IReadOnlyList<string> Words => Generation.Words.GraphQL;

    public override byte[] Generate(FuzzRandom random) =>
        Encoding.UTF8.GetBytes(new SyntaxGrammar(random).Document());

    public override void Run(FuzzRun run)
    {
        try
        {
            var document = Parse(run, ParserOptions.Default);
            Check(run, document);
        }
        catch (SyntaxException exception)
        {
            run.Saw("error", exception.Message);
            FuzzRun.Must(
                exception.Position >= 0 && exception.Position <= run.Input.Length,
                $"error at byte {exception.Position} of {run.Input.Length}"
            );
            FuzzRun.Must(exception is { Line: > 0, Column: > 0 }, "an error without a place");
        }
    }

    /// <summary>Parses within the memory that a document may cost.</summary>
    public static DocumentNode Parse(FuzzRun run, ParserOptions options)
    {
        var source = run.Part(0);
        return run.Spend(
            BytesPerByte,
            BytesInAll,
            () => Utf8GraphQLParser.Parse(source.Span, options)
        );
    }

    private static void Check(FuzzRun run, DocumentNode document)
    {
        var open = new Stack<ISyntaxNode>([document]);
        for (var left = NodesChecked; left > 0 && open.TryPop(out var node); left--)
        {
            FuzzRun.Must(node.Location is not null, $"{node.Kind} has no place");
            var place = node.Location!;
            FuzzRun.Must(
                place.Start >= 0 && place.Start <= place.End && place.End <= run.Input.Length,
                $"{node.Kind} at {place}"
            );
            foreach (var child in SyntaxTree.ChildrenOf(node))
            {
                run.Saw("child", (int)node.Kind, (int)child.Kind);
                FuzzRun.Must(
                    child.Location is null
                        || (child.Location.Start >= place.Start && child.Location.End <= place.End),
                    $"{child.Kind} at {child.Location} inside {node.Kind} at {place}"
                );
                open.Push(child);
            }
        }
    }
}
