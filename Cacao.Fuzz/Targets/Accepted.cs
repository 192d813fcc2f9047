using System.Text;
using Cacao.Fuzz.Running;
using Cacao.Fuzz.Shop;

namespace Cacao.Fuzz.Targets;

/// <summary>What a client asks for by <c>Accept</c>, and whether it got an answer of that kind.</summary>
internal static class Accepted
{
    public static readonly string[] Headers =
    [
        "",
        "*/*",
        "application/json",
        "application/graphql-response+json",
        "application/graphql-response+json;q=0.5, text/event-stream;q=0.9",
        "text/event-stream",
        "multipart/mixed",
        "multipart/mixed, application/json;q=0.1",
        "text/html",
    ];

    private static readonly int[] Refusals = [400, 401, 403, 405, 406, 413, 415, 422];

    /// <summary>Gives the request to the transport and judges its answer.</summary>
    public static void Send(
        FuzzRun run,
        ShopServer shop,
        HttpContext context,
        Func<HttpContext, Task> transport
    )
    {
        var answer = new MemoryStream();
        context.Response.Body = answer;
        run.Spend(
            8000,
            128 * 1024 * 1024,
            () =>
            {
                transport(context).GetAwaiter().GetResult();
                return true;
            }
        );
        var fault = shop.TakeFault();
        FuzzRun.Must(fault is null, $"a fault: {fault}");
        var status = context.Response.StatusCode;
        run.Saw("status", status, context.Response.ContentType?.Length ?? 0);
        FuzzRun.Must(status == 200 || Refusals.Contains(status), $"status {status}");
        Check(run, context.Response.ContentType, answer.ToArray());
    }

    private static void Check(FuzzRun run, string? contentType, byte[] answer)
    {
        var isStream =
            contentType is not null
            && (
                contentType.StartsWith("text/event-stream", StringComparison.Ordinal)
                || contentType.StartsWith("multipart/mixed", StringComparison.Ordinal)
            );
        if (!isStream)
        {
            ResponseCheck.Run(run, answer);
            return;
        }

        // Each response of a stream is one line, behind the name of its field in an event.
        foreach (var line in Encoding.UTF8.GetString(answer).Split('\n'))
        {
            var text = line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : line;
            if (text is ['{', ..])
            {
                ResponseCheck.Run(run, Encoding.UTF8.GetBytes(text.TrimEnd('\r')));
            }
        }
    }
}
