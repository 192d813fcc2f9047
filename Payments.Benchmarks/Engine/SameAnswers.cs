using System.Text.Json.Nodes;

namespace Payments.Benchmarks.Engine;

/// <summary>Two servers are compared only while they say the same.</summary>
internal static class SameAnswers
{
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public static async Task DemandAsync(string database, IReadOnlyList<EngineRequest> requests)
    {
        // One after the other: whoever comes first makes the database.
        using var bare = await SampleServer.StartAsync(SampleServer.Bare, database, requests[0]);
        using var cacao = await SampleServer.StartAsync(SampleServer.Cacao, database, requests[0]);
        foreach (var request in requests)
        {
            var expected = await bare.AskAsync(request);
            var answered = await cacao.AskAsync(request);
            if (!JsonNode.DeepEquals(WithoutCursor(expected), WithoutCursor(answered)))
            {
                throw new InvalidOperationException(
                    $"{request.Name}: the engine does not answer what the bare endpoint does.\n"
                        + $"{expected}\n{answered}"
                );
            }
        }
    }

    // A cursor means nothing but to the server that made it.
    private static JsonNode? WithoutCursor(string answer)
    {
        var json = JsonNode.Parse(answer);
        (json?["data"]?["dbPayments"]?["pageInfo"] as JsonObject)?.Remove("endCursor");
        return json;
    }
}
