using Cacao.Fuzz.Generation;
using Cacao.Fuzz.Running;
using Cacao.Fuzz.Shop;

namespace Cacao.Fuzz.Targets;

/// <summary>Query strings of GET.</summary>
internal sealed class GetTarget : FuzzTarget
{
    private static readonly string[] Marks =
    [
        "query=",
        "&variables=",
        "&extensions=",
        "&operationName=",
        "&documentId=",
        "&id=",
        "&query=",
        "%",
        "%00",
        "%ED%A0%80",
        "%7B",
        "%22",
        "+",
        "&",
        "=",
        "#",
        "?",
        "[]",
        ";",
    ];

    private readonly ShopServer _shop = new();

    public override string Name => "get";

    public override IReadOnlyList<string> Words => Marks;

    public override byte[] Generate(FuzzRandom random)
    {
        var (document, variables) = OperationText.Random(_shop.Schema, random);
        var query =
            $"query={Uri.EscapeDataString(document)}&variables={Uri.EscapeDataString(variables)}";
        var more = random.Chance(20) ? random.Pick(Marks) : "";
        return OperationText.Bytes(query + more, random.Pick(Accepted.Headers));
    }

    public override void Run(FuzzRun run)
    {
        var context = new DefaultHttpContext { RequestServices = _shop.Services };
        context.Request.Method = HttpMethods.Get;
        context.Request.QueryString = new QueryString($"?{run.TextOf(0)}");
        context.Request.Headers.Accept = run.TextOf(1);
        Accepted.Send(run, _shop, context, _shop.Transport.GetAsync);
    }
}
