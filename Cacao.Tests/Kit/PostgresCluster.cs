using System.Diagnostics;
using Npgsql;

[assembly: AssemblyFixture(typeof(Cacao.Tests.Kit.PostgresCluster))]

namespace Cacao.Tests.Kit;

/// <summary>
/// A PostgreSQL of our own for this test run, started when the first test asks for it: in a temporary
/// folder, on a socket in it, with fsync as in production.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    public const string HowToInstall =
        "PostgreSQL is not installed; on Debian: apt-get install postgresql-15";

    private static readonly Lazy<Task<PostgresCluster>> Shared = new(StartAsync);

    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory
            .EnumerateDirectories("/usr/lib/postgresql")
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .OrderDescending(StringComparer.Ordinal)
            .FirstOrDefault()
        : null;

    private static int _databases;
    private string? _folder;

    public static bool IsInstalled => Programs is not null;

    /// <summary>A new empty database; the connection string to it.</summary>
    public static async Task<string> CreateDatabaseAsync()
    {
        var cluster = await Shared.Value;
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return cluster.ConnectionString(name);
    }

    // xunit makes one of these for the assembly, only to have it disposed at the end.
    public async ValueTask DisposeAsync()
    {
        if (_folder is not null || !Shared.IsValueCreated)
        {
            return;
        }

        var folder = (await Shared.Value)._folder!;
        await RunAsync("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "stop");
        await ProcessAsync("rm", "-rf", folder);
    }

    private static async Task<PostgresCluster> StartAsync()
    {
        var cluster = new PostgresCluster
        {
            _folder = Directory.CreateTempSubdirectory("test-pg-").FullName,
        };
        if (Environment.IsPrivilegedProcess)
        {
            // initdb refuses to work for root.
            await ProcessAsync("chown", "postgres", cluster._folder);
        }

        var data = Path.Combine(cluster._folder, "data");
        await RunAsync("initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8");
        await RunAsync(
            "pg_ctl",
            "-D",
            data,
            "-w",
            "-l",
            Path.Combine(cluster._folder, "log"),
            "-o",
            $"-k {cluster._folder} -c listen_addresses='' -c max_connections=500",
            "start"
        );
        return cluster;
    }

    private string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = _folder,
            Username = "tester",
            Database = database,
            MaxPoolSize = 30,
        }.ToString();

    private static Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        return Environment.IsPrivilegedProcess
            ? ProcessAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : ProcessAsync(path, arguments);
    }

    private static async Task ProcessAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}."
            );
        }
    }
}
