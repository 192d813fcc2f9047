using System.Diagnostics;
using Npgsql;

namespace Payments.Benchmarks.Money;

/// <summary>
/// A PostgreSQL of this run's own: in a temporary folder, on a socket in it, waiting for the disk at
/// every commit as in production.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    // What a small server would be given: without it checkpoints come every few seconds of a run.
    private const string Settings =
        "-c listen_addresses='' -c max_connections=200 -c shared_buffers=512MB -c max_wal_size=4GB";

    private readonly string _folder = Directory.CreateTempSubdirectory("payments-pg-").FullName;
    private readonly string _programs;

    private PostgresServer(string programs) => _programs = programs;

    /// <returns>Null where PostgreSQL is not installed.</returns>
    public static async Task<PostgresServer?> StartAsync()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .EnumerateDirectories("/usr/lib/postgresql")
                .Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "pgbench")))
                .OrderDescending(StringComparer.Ordinal)
                .FirstOrDefault()
            : null;
        if (programs is null)
        {
            return null;
        }

        var server = new PostgresServer(programs);
        try
        {
            await server.InitialiseAsync();
            return server;
        }
        catch
        {
            // Whether it runs already or not, what made it fail is what counts.
            await server.StopAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await server.RemoveAsync();
            throw;
        }
    }

    /// <summary>A new empty database; the connection string to it.</summary>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        var program = Path.Combine(_programs, "createdb");
        await ProcessAsync(program, "-h", _folder, "-U", "payments", name);
        return ConnectionString(name);
    }

    /// <summary>Runs pgbench on a database; what it printed.</summary>
    public Task<string> PgBenchAsync(string database, params string[] arguments) =>
        ProcessAsync(
            Path.Combine(_programs, "pgbench"),
            ["-h", _folder, "-U", "payments", .. arguments, database]
        );

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        finally
        {
            await RemoveAsync();
        }
    }

    private async Task StopAsync() =>
        await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "stop");

    private async Task RemoveAsync() => await ProcessAsync("rm", "-rf", _folder);

    private string Data => Path.Combine(_folder, "data");

    private async Task InitialiseAsync()
    {
        if (Environment.IsPrivilegedProcess)
        {
            // initdb refuses to work for root.
            await ProcessAsync("chown", "postgres", _folder);
        }

        await RunAsync("initdb", "-D", Data, "-U", "payments", "-A", "trust", "-E", "UTF8");
        var log = Path.Combine(_folder, "log");
        var options = $"-k {_folder} {Settings}";
        await RunAsync("pg_ctl", "-D", Data, "-w", "-l", log, "-o", options, "start");
    }

    private string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = _folder,
            Username = "payments",
            Database = database,
            MaxPoolSize = 50,
        }.ToString();

    private Task<string> RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        return Environment.IsPrivilegedProcess
            ? ProcessAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : ProcessAsync(path, arguments);
    }

    private static async Task<string> ProcessAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        // The database server inherits the pipe from pg_ctl and never closes it: not read to its end.
        var output = program.EndsWith("pgbench", StringComparison.Ordinal)
            ? await process.StandardOutput.ReadToEndAsync()
            : string.Empty;
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}."
            );
    }
}
