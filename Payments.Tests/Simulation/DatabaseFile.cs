using System.Globalization;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Simulation;

/// <summary>
/// The one database of a simulation, through all its crashes. It lies in memory where the system has
/// a place for that, so that the storage's own settings (write-ahead log, a sync at every commit)
/// cost nothing.
/// </summary>
internal sealed class DatabaseFile : IDisposable
{
    private const string MemoryFolder = "/dev/shm";

    // Migrated once for all simulations of the process.
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    private readonly string _folder;
    private int _life = 1;

    private DatabaseFile(string folder) => _folder = folder;

    public StorageSettings Settings => StorageSettings.Parse($"Data Source={Path}");

    /// <summary>How long the write-ahead log is.</summary>
    public long LogLength => File.Exists(LogOf(Path)) ? new FileInfo(LogOf(Path)).Length : 0;

    private string Path => PathOf(_life);

    public static async Task<DatabaseFile> CreateAsync()
    {
        var file = new DatabaseFile(NewFolder());
        await File.WriteAllBytesAsync(file.Path, await Migrated.Value);
        return file;
    }

    /// <summary>
    /// What a dead process leaves behind becomes the next life's database: the file and its log as
    /// they are now, with nothing tidied up.
    /// </summary>
    /// <param name="logLength">Less than the log has, if its last write was cut off.</param>
    public void Crash(long? logLength)
    {
        var next = PathOf(_life + 1);
        File.Copy(Path, next);
        if (File.Exists(LogOf(Path)))
        {
            File.Copy(LogOf(Path), LogOf(next));
            if (logLength is { } length)
            {
                using var log = File.OpenWrite(LogOf(next));
                log.SetLength(length);
            }
        }

        _life++;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string NewFolder() =>
        Directory.Exists(MemoryFolder)
            ? Directory
                .CreateDirectory(
                    System.IO.Path.Combine(
                        MemoryFolder,
                        $"payments-simulation-{Guid.CreateVersion7():n}"
                    )
                )
                .FullName
            : Directory.CreateTempSubdirectory("payments-simulation-").FullName;

    private static async Task<byte[]> MigrateAsync()
    {
        using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var storage = await PaymentsStorage.StartAsync(
            database.Settings,
            TimeProvider.System,
            CancellationToken.None
        );
        // The last connection to close moves the whole log into the file.
        await storage.DisposeAsync();
        return await File.ReadAllBytesAsync(
            database.ConnectionString["Data Source=".Length..],
            CancellationToken.None
        );
    }

    private static string LogOf(string path) => path + "-wal";

    private string PathOf(int life) =>
        System.IO.Path.Combine(
            _folder,
            string.Create(CultureInfo.InvariantCulture, $"payments-{life}.db")
        );
}
