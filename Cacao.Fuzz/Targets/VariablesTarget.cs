using System.Text.Json;
using System.Text.Unicode;
using Cacao.Errors;
using Cacao.Execution.Coercion;
using Cacao.Execution.Plans;
using Cacao.Fuzz.Generation;
using Cacao.Fuzz.Running;
using Cacao.Fuzz.Shop;
using Cacao.Json;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Fuzz.Targets;

/// <summary>Any JSON for variables of any input type is coerced or refused by errors.</summary>
internal sealed class VariablesTarget : FuzzTarget
{
    // The depth that requests are read with.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    private readonly SchemaRuntime _runtime = new(new ShopServer().Schema);

    public override string Name => "variables";

    public override IReadOnlyList<string> Words =>
        field ??= [.. Generation.Words.Json, .. OperationText.WordsOf(_runtime.Schema)];

    private IReadOnlyList<NamedType> InputTypes =>
        field ??= [.. _runtime.Schema.Types.Where(type => type.IsInputType())];

    public override byte[] Generate(FuzzRandom random)
    {
        IType type = random.Pick(InputTypes);
        while (random.Chance(40))
        {
            type =
                type is not NonNullType && random.Chance(50)
                    ? new NonNullType(type)
                    : new ListType(type);
        }

        bool Fault() => random.Chance(5);
        var value = random.Chance(70)
            ? new ValueGrammar(random, Fault, isJson: true).Text(type, 4)
            : JsonGrammar.Text(random, ["text", "inner", "and", "or", "id", "eq", "in"], 5);
        var initial = random.Chance(30)
            ? $" = {new ValueGrammar(random, Fault, isJson: false).Text(type, 3)}"
            : "";
        return OperationText.Bytes($"query ($a: {type}{initial}) {{ x }}", $"{{\"a\": {value}}}");
    }

    public override void Run(FuzzRun run)
    {
        if (Definitions(run) is not { } definitions || Given(run) is not { } given)
        {
            return;
        }

        using (given)
        {
            // Errors are at most a hundred, each with its path.
            var values = run.Spend(
                2000,
                1024 * 1024,
                () =>
                {
                    var set = new VariableSet(definitions, _runtime);
                    var coerced = set.Coerce(given.RootElement, files: null, out var errors);
                    Check(run, errors);
                    FuzzRun.Must(coerced is null == errors.Count > 0, "values and errors");
                    return coerced;
                }
            );
            run.Saw("values", values is null ? 0 : 1, definitions.Length);
        }
    }

    private static void Check(FuzzRun run, IReadOnlyList<IError> errors)
    {
        foreach (var error in errors)
        {
            run.Saw("error", error.Message);
            FuzzRun.Must(
                error.Exception is null or ScalarCoercionException,
                $"{error.Message} {error.Exception}"
            );
        }
    }

    // Only such definitions as validation lets through.
    private VariableDefinitionNode[]? Definitions(FuzzRun run)
    {
        try
        {
            var document = Utf8GraphQLParser.Parse(run.Part(0).Span);
            return
            [
                .. document
                    .Definitions.OfType<OperationDefinitionNode>()
                    .SelectMany(operation => operation.VariableDefinitions)
                    .Where(definition => IsInput(definition.Type))
                    .DistinctBy(definition => definition.Variable.Value),
            ];
        }
        catch (SyntaxException)
        {
            return null;
        }
    }

    private bool IsInput(ITypeNode type) =>
        type switch
        {
            NonNullTypeNode nonNull => IsInput(nonNull.Type),
            ListTypeNode list => IsInput(list.Type),
            NamedTypeNode named => _runtime.Schema.FindType(named.Name.Value)?.IsInputType()
                is true,
            _ => false,
        };

    private static JsonDocument? Given(FuzzRun run)
    {
        // No transport lets it through.
        if (!Utf8.IsValid(run.Part(1).Span) || JsonText.HasTornEscape(run.Part(1).Span))
        {
            return null;
        }

        try
        {
            var json = JsonDocument.Parse(run.Part(1), Options);
            return json.RootElement.ValueKind is JsonValueKind.Object ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
