using System.Text.Json;
using Cacao.Fuzz.Running;

namespace Cacao.Fuzz.Targets;

/// <summary>What every response must be.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Response-Format</remarks>
internal static class ResponseCheck
{
    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = 512,
        AllowDuplicateProperties = false,
    };

    public static void Run(FuzzRun run, ReadOnlyMemory<byte> response)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(response, Strict);
        }
        catch (JsonException exception)
        {
            throw new OracleException($"the response is not JSON: {exception.Message}");
        }

        using (json)
        {
            Check(run, json.RootElement);
        }
    }

    private static void Check(FuzzRun run, JsonElement response)
    {
        if (response.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in response.EnumerateArray())
            {
                Check(run, item);
            }

            return;
        }

        var hasData = response.TryGetProperty("data", out _);
        var hasErrors = response.TryGetProperty("errors", out var errors);
        FuzzRun.Must(hasData || hasErrors, "a response without data and errors");
        run.Saw("response", hasData ? 1 : 0, hasErrors ? errors.GetArrayLength() : 0);
        if (!hasErrors)
        {
            return;
        }

        FuzzRun.Must(errors.GetArrayLength() > 0, "errors without an error");
        foreach (var error in errors.EnumerateArray())
        {
            var message = error.GetProperty("message").GetString()!;
            FuzzRun.Must(message != "Unexpected Execution Error", $"a fault: {error}");
        }
    }
}
