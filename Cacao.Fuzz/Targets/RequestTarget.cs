using System.Text.Json;
using System.Text.Unicode;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Fuzz.Generation;
using Cacao.Fuzz.Running;
using Cacao.Fuzz.Shop;
using Cacao.Json;

namespace Cacao.Fuzz.Targets;

/// <summary>Whole requests through the executor: the answer is a response, and never a fault.</summary>
internal sealed class RequestTarget : FuzzTarget
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    private readonly ShopServer _shop = new();

    public override string Name => "request";

    public override IReadOnlyList<string> Words =>
        field ??= [
            .. Generation.Words.GraphQL,
            .. Generation.Words.Json,
            .. OperationText.WordsOf(_shop.Schema),
        ];

    public override byte[] Generate(FuzzRandom random)
    {
        var (document, variables) = OperationText.Random(_shop.Schema, random);
        return OperationText.Bytes(document, variables, random.Chance(90) ? "" : "Q");
    }

    public override void Run(FuzzRun run)
    {
        var request = new OperationRequest
        {
            Document = run.Part(0),
            Variables = Variables(run),
            OperationName = run.TextOf(2),
            Services = _shop.Services,
        };
        // A response may be many times its document; validation has a budget of its own.
        run.Spend(
            4000,
            128 * 1024 * 1024,
            () =>
            {
                RunAsync(run, request).GetAwaiter().GetResult();
                return true;
            }
        );
    }

    private async Task RunAsync(FuzzRun run, OperationRequest request)
    {
        await using var result = await _shop.Executor.ExecuteAsync(request);
        if (result is OperationResult single)
        {
            Check(run, single);
        }
        else if (result is SubscriptionResult subscription)
        {
            await foreach (var item in subscription.ReadResultsAsync(default))
            {
                await using (item)
                {
                    Check(run, item);
                }
            }
        }

        NoFault();
    }

    private void Check(FuzzRun run, OperationResult result)
    {
        run.Saw("kind", (int)result.Kind, Math.Min(result.Errors.Count, 5));
        NoFault();
        ResponseCheck.Run(run, result.Json);
        foreach (var error in result.Errors)
        {
            run.Saw("error", error.Message);
            FuzzRun.Must(
                error.Exception is null or GraphQLException or Types.Model.ScalarCoercionException,
                $"{error.Message}: {error.Exception}"
            );
        }
    }

    private void NoFault()
    {
        var fault = _shop.TakeFault();
        FuzzRun.Must(fault is null, $"a fault: {fault}");
    }

    private static JsonElement Variables(FuzzRun run)
    {
        // No transport lets it through.
        if (!Utf8.IsValid(run.Part(1).Span) || JsonText.HasTornEscape(run.Part(1).Span))
        {
            return default;
        }

        try
        {
            using var json = JsonDocument.Parse(run.Part(1), Options);
            return json.RootElement.ValueKind is JsonValueKind.Object
                ? json.RootElement.Clone()
                : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
