using Cacao.Fuzz.Generation;
using Cacao.Fuzz.Running;
using Cacao.Fuzz.Shop;
using Cacao.Language;
using Cacao.Types.Model;
using Cacao.Validation;

namespace Cacao.Fuzz.Targets;

/// <summary>Each document is valid or has errors inside it, with the limits and without them.</summary>
internal sealed class ValidatorTarget : FuzzTarget
{
    // 101 errors with messages of 2,000 characters, and the memories of pairs that MaxWork bounds.
    private const int BytesInAll = 96 * 1024 * 1024;

    private static readonly ValidationOptions Lenient = new()
    {
        MaxDepth = int.MaxValue,
        MaxAliases = int.MaxValue,
        MaxDirectivesPerLocation = int.MaxValue,
        MaxFragments = int.MaxValue,
        MaxRootFields = int.MaxValue,
        MaxExpandedFields = int.MaxValue,
        MaxIntrospectionLists = int.MaxValue,
    };

    private readonly Schema _schema = new ShopServer().Schema;

    public override string Name => "validator";

    public override IReadOnlyList<string> Words =>
        field ??= [.. Generation.Words.GraphQL, .. OperationText.WordsOf(_schema)];

    public override byte[] Generate(FuzzRandom random) =>
        OperationText.Bytes(
            random.Chance(15)
                ? new SyntaxGrammar(random).Document()
                : OperationText.Random(_schema, random).Document
        );

    public override void Run(FuzzRun run)
    {
        DocumentNode document;
        try
        {
            document = Utf8GraphQLParser.Parse(run.Input.Span);
        }
        catch (SyntaxException)
        {
            return;
        }

        foreach (var options in new[] { ValidationOptions.Default, Lenient })
        {
            var errors = run.Spend(
                1000,
                BytesInAll,
                () => DocumentValidator.Validate(_schema, document, options)
            );
            FuzzRun.Must(errors.Count <= options.MaxErrors + 1, $"{errors.Count} errors");
            run.Saw("errors", errors.Count, options == Lenient ? 1 : 0);
            foreach (var error in errors)
            {
                run.Saw("error", error.Message);
                FuzzRun.Must(error.Message.Length <= 2001, "an endless message");
                FuzzRun.Must(error.Exception is null, $"{error.Message}: {error.Exception}");
                FuzzRun.Must(
                    error.Locations.All(place => place is { Line: > 0, Column: > 0 }),
                    $"no place of {error.Message}"
                );
            }
        }
    }
}
