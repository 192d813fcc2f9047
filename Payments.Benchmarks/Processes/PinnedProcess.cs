using System.Diagnostics;
using System.Globalization;

namespace Payments.Benchmarks.Processes;

/// <summary>A process of this program, or another, that runs on one core only.</summary>
internal sealed class PinnedProcess : IDisposable
{
    /// <summary>Where measured servers run.</summary>
    public const int ServerCore = 0;

    /// <summary>Where the load comes from.</summary>
    public const int LoadCore = 1;

    /// <summary>For what is not pinned.</summary>
    public const int AnyCore = int.MaxValue;

    // USER_HZ, which Linux fixes at 100 for everything it tells in /proc.
    private const double TicksPerSecond = 100;

    private readonly Process _process;

    private PinnedProcess(Process process) => _process = process;

    public StreamReader Output => _process.StandardOutput;

    public bool HasExited => _process.HasExited;

    /// <summary>
    /// This very program, as it is published: what is measured is compiled ahead of time, as a
    /// server in production is. A debug build is not published and starts itself.
    /// </summary>
    private static readonly string Self = Published(Path.GetFileName(Environment.ProcessPath!));

    /// <summary>A program of this solution, as it is published; as it is built where that was not done.</summary>
    public static string Published(string name)
    {
        var published = Path.Combine(AppContext.BaseDirectory, "published", name);
        return File.Exists(published) ? published : Path.Combine(AppContext.BaseDirectory, name);
    }

    /// <summary>Starts this very program with other arguments.</summary>
    public static PinnedProcess StartSelf(int core, params string[] arguments) =>
        Start(core, Self, new Dictionary<string, string?>(), arguments);

    public static PinnedProcess Start(
        int core,
        string program,
        IReadOnlyDictionary<string, string?> environment,
        params string[] arguments
    )
    {
        string[] pinned =
            File.Exists("/usr/bin/taskset") && core < Environment.ProcessorCount
                ? ["/usr/bin/taskset", "-c", core.ToString(CultureInfo.InvariantCulture), program]
                : [program];
        var start = new ProcessStartInfo(pinned[0], [.. pinned[1..], .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        // The load answers its sockets where they wake, without a hop to another thread.
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] =
            core == LoadCore ? "1" : null;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new PinnedProcess(Process.Start(start)!);
    }

    /// <summary>Processor time that the process has used, user and kernel.</summary>
    public double CpuSeconds()
    {
        var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
        // The second field is the name in parentheses, and may hold blanks.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Field(fields[11]) + Field(fields[12])) / TicksPerSecond;
    }

    /// <summary>Memory that the process holds now, in megabytes.</summary>
    public long ResidentMegabytes() => StatusMegabytes("VmRSS:");

    /// <summary>The most memory that the process has held, in megabytes.</summary>
    public long PeakMegabytes() => StatusMegabytes("VmHWM:");

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.WaitForExit();
        _process.Dispose();
    }

    private long StatusMegabytes(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status")
            .First(line => line.StartsWith(name, StringComparison.Ordinal));
        return Field(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1])
            / 1024;
    }

    private static long Field(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
