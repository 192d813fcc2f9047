using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Payments.Tests.Kit;
using Payments.Tests.Tidy;

namespace Payments.Tests.Webhooks;

/// <param name="Told">The message.</param>
/// <param name="Keys">Whom the receiver trusts.</param>
/// <param name="SecondsLater">When it looks at it, after the message was signed.</param>
internal sealed record Doubt(ReceivedWebhook Told, string[] Keys, int SecondsLater = 0);

/// <summary>The program in docs/webhooks.md, run as it stands there by a real Node.js.</summary>
internal static class DocumentedReceiver
{
    public const string HowToInstall =
        "Node.js is not installed; on Debian: apt-get install nodejs";

    private const string Fence = "```js\n";

    private const string Ask = """
        import { readFileSync } from "node:fs";
        import { isFromPlatform } from "./receiver.mjs";
        const doubts = JSON.parse(readFileSync(0, "utf8"));
        console.log(JSON.stringify(doubts.map(({ headers, body, keys, now }) => isFromPlatform(headers, body, keys, now))));
        """;

    public static bool CanRun { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder =>
                File.Exists(Path.Combine(folder, "node"))
                || File.Exists(Path.Combine(folder, "node.exe"))
            );

    public static async Task<bool[]> BelievesAsync(params Doubt[] doubts)
    {
        var folder = Directory.CreateTempSubdirectory("payments-receiver-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "receiver.mjs"),
                Program(),
                PaymentsHost.Cancel
            );
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "ask.mjs"),
                Ask,
                PaymentsHost.Cancel
            );
            return JsonSerializer.Deserialize<bool[]>(
                await RunAsync(folder.FullName, JsonSerializer.Serialize(doubts.Select(ToInput)))
            )!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static object ToInput(Doubt doubt) =>
        new
        {
            headers = new Dictionary<string, string>
            {
                ["webhook-id"] = doubt.Told.Id,
                ["webhook-timestamp"] = doubt.Told.Timestamp,
                ["webhook-signature"] = doubt.Told.Signature,
            },
            body = doubt.Told.Body,
            keys = doubt.Keys,
            now = long.Parse(doubt.Told.Timestamp, CultureInfo.InvariantCulture)
                + doubt.SecondsLater,
        };

    private static string Program()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFile.Root, "docs", "webhooks.md"));
        var begin = text.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        return text[begin..text.IndexOf("```", begin, StringComparison.Ordinal)];
    }

    private static async Task<string> RunAsync(string folder, string input)
    {
        using var process = Process.Start(
            new ProcessStartInfo("node", ["ask.mjs"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                WorkingDirectory = folder,
            }
        )!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var complaint = process.StandardError.ReadToEndAsync(PaymentsHost.Cancel);
        var answer = await process.StandardOutput.ReadToEndAsync(PaymentsHost.Cancel);
        await process.WaitForExitAsync(PaymentsHost.Cancel);
        process.ExitCode.ShouldBe(0, await complaint);
        return answer;
    }
}
