using System.Text.Json;
using Cacao.Fuzz.Generation;
using Cacao.Fuzz.Running;
using Cacao.Fuzz.Shop;

namespace Cacao.Fuzz.Targets;

/// <summary>Bodies of POST, alone and in batches, with any content type and any wish for an answer.</summary>
internal sealed class HttpTarget : FuzzTarget
{
    private static readonly string[] ContentTypes =
    [
        "application/json",
        "application/json; charset=utf-8",
        "application/graphql+json",
        "multipart/form-data; boundary=x",
        "text/plain",
        "",
    ];

    private readonly ShopServer _shop = new();

    public override string Name => "http";

    public override IReadOnlyList<string> Words => Generation.Words.Json;

    public override byte[] Generate(FuzzRandom random)
    {
        var body = Body(random);
        if (random.Chance(15))
        {
            body = $"[{body},{Body(random)}]";
        }

        return OperationText.Bytes(
            body,
            random.Chance(80) ? ContentTypes[0] : random.Pick(ContentTypes),
            random.Pick(Accepted.Headers)
        );
    }

    public override void Run(FuzzRun run)
    {
        var context = new DefaultHttpContext { RequestServices = _shop.Services };
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = Header(run.TextOf(1));
        context.Request.Headers.Accept = Header(run.TextOf(2));
        context.Request.Body = new MemoryStream(run.Part(0).ToArray());
        Accepted.Send(run, _shop, context, _shop.Transport.PostAsync);
    }

    // As servers let headers through.
    private static string Header(string text) =>
        string.Concat(text.Where(code => code is >= ' ' and < '\x7F'));

    private string Body(FuzzRandom random)
    {
        if (random.Chance(15))
        {
            return JsonGrammar.Text(random, ["query", "variables", "operationName", "id"], 5);
        }

        var (document, variables) = OperationText.Random(_shop.Schema, random);
        var query = random.Chance(50)
            ? JsonSerializer.Serialize(document)
            : $"\"{JsonEncodedText.Encode(document)}\"";
        var more = random.Chance(20)
            ? ""","extensions":{"a":[1]},"operationName":"Q","x":[{}]"""
            : "";
        return $"{{\"query\":{query},\"variables\":{variables}{more}}}";
    }
}
