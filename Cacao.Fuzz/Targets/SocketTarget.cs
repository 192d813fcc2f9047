using System.Text;
using System.Text.Json;
using Cacao.AspNetCore.Http;
using Cacao.AspNetCore.Sockets;
using Cacao.Fuzz.Generation;
using Cacao.Fuzz.Running;
using Cacao.Fuzz.Shop;
using Cacao.Types.Model;

namespace Cacao.Fuzz.Targets;

/// <summary>Messages of graphql-transport-ws, and the request in a <c>subscribe</c>.</summary>
internal sealed class SocketTarget : FuzzTarget
{
    private static readonly string[] MessageTypes =
    [
        "connection_init",
        "ping",
        "pong",
        "subscribe",
        "subscribe",
        "complete",
        "next",
    ];

    private readonly Schema _schema = new ShopServer().Schema;

    public override string Name => "socket";

    public override IReadOnlyList<string> Words => Generation.Words.Json;

    public override byte[] Generate(FuzzRandom random)
    {
        var (document, variables) = OperationText.Random(_schema, random);
        var payload = random.Chance(70)
            ? $"{{\"query\":{JsonSerializer.Serialize(document)},\"variables\":{variables}}}"
            : JsonGrammar.Text(random, ["query", "variables", "a"], 4);
        return Encoding.UTF8.GetBytes(
            $"{{\"id\":\"{random.Below(9)}\",\"type\":\"{random.Pick(MessageTypes)}\",\"payload\":{payload}}}"
        );
    }

    public override void Run(FuzzRun run)
    {
        var isMessage = ClientMessage.TryRead(run.Input, out var message, out var problem);
        run.Saw(isMessage ? message.Type.ToString() : "refused", problem);
        if (!isMessage)
        {
            FuzzRun.Must(problem.Length > 0, "refused without a reason");
            return;
        }

        using var json = JsonDocument.Parse(run.Input);
        FuzzRun.Must(
            json.RootElement.ValueKind is JsonValueKind.Object,
            "a message that is no object"
        );
        if (message.Payload.IsEmpty)
        {
            return;
        }

        using var payload = JsonDocument.Parse(message.Payload);
        FuzzRun.Must(
            payload.RootElement.ValueKind is JsonValueKind.Object,
            "a payload that is no object"
        );
        try
        {
            using var members = RequestReader.ReadOne(message.Payload);
            run.Saw(
                "request",
                members.Document.Length == 0 ? 0 : 1,
                (int)members.Variables.ValueKind
            );
        }
        catch (RequestFormatException refused)
        {
            run.Saw("request", refused.Message);
        }
    }
}
