using System.Diagnostics;
using Payments.Domain.Commands;
using Payments.Domain.Tenancy;
using Payments.Storage;

namespace Payments.Tests.Kit;

/// <summary>
/// A second process of this test program that does nothing but pack parcels and say which are
/// acknowledged, until it is killed. It is a test that only runs when asked for by name.
/// </summary>
public sealed class CrashVictim
{
    private const string ConnectionVariable = "PAYMENTS_CRASH_CONNECTION";
    private const string TenantVariable = "PAYMENTS_CRASH_TENANT";
    private const string Mark = "acknowledged ";
    private const int Callers = 16;

    /// <summary>Starts it, lets it acknowledge some commands, and kills it in mid-work.</summary>
    /// <returns>The keys that were acknowledged.</returns>
    internal static async Task<List<string>> KillUnderLoadAsync(
        TestDatabase database,
        TenantId tenantId,
        int round,
        int acknowledgedMin
    )
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            ["-class", typeof(CrashVictim).FullName!, "-explicit", "only"]
        )
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment[ConnectionVariable] = database.ConnectionString;
        start.Environment[TenantVariable] = $"{tenantId.Value}/{round}";
        using var process = Process.Start(start)!;
        List<string> acknowledged = [];
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Mark, StringComparison.Ordinal))
            {
                continue;
            }

            acknowledged.Add(line[Mark.Length..]);
            if (acknowledged.Count == acknowledgedMin)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        return acknowledged;
    }

    [Fact(Explicit = true)]
    public async Task Packs_until_it_is_killed()
    {
        var connectionString = Environment.GetEnvironmentVariable(ConnectionVariable);
        Assert.SkipWhen(connectionString is null, "Only the crash tests start it.");
        var assignment = Environment.GetEnvironmentVariable(TenantVariable)!.Split('/');
        var tenantId = new TenantId(Guid.Parse(assignment[0]));
        var caller = new Caller(tenantId, TenantEnvironment.Sandbox, Actor.Tenant);
        await using var storage = await PaymentsStorage.StartAsync(
            StorageSettings.Parse(connectionString),
            TimeProvider.System,
            CancellationToken.None
        );
        await Task.WhenAll(
            Enumerable
                .Range(0, Callers)
                .Select(async number =>
                {
                    var turn = 0;
                    while (true)
                    {
                        var key = $"{assignment[1]}-{number}-{turn++}";
                        await storage.Gate.RunAsync(
                            new PackParcel(PaymentsWorld.Aud(1), key),
                            caller,
                            CommandOptions.Keyed(key),
                            CancellationToken.None
                        );
                        await Console.Out.WriteLineAsync(Mark + key);
                    }
                })
        );
    }
}
