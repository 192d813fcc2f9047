using Cacao.Fuzz;
using Cacao.Fuzz.Running;
using Cacao.Fuzz.Shop;
using Cacao.Fuzz.Targets;

FuzzOptions options;
try
{
    options = FuzzOptions.Parse(args);
}
catch (FormatException misuse)
{
    await Console.Error.WriteLineAsync($"{misuse.Message}\n{FuzzOptions.Usage}");
    return FuzzOptions.Misused;
}

if (options.Serve is { } address)
{
    ShopServer.Serve(address);
    return FuzzOptions.Held;
}

string[] targets =
[
    .. FuzzTargets.All.Keys.Where(name => options.Target is "all" || options.Target == name),
];
if (targets.Length == 0 || options.Replay is not null && options.Target is "all")
{
    await Console.Error.WriteLineAsync(
        $"Targets are {string.Join(", ", FuzzTargets.All.Keys)}.\n{FuzzOptions.Usage}"
    );
    return FuzzOptions.Misused;
}

if (options.Box is null && options.Replay is null)
{
    return Supervise();
}

return Work(options.Box ?? Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));

int Supervise()
{
    Console.WriteLine($"Seed {options.Seed}");
    var supervisor = new Supervisor(options with { Time = options.Time / targets.Length });
    var failed = targets.Count(target => !supervisor.Run(target));
    Console.WriteLine($"{targets.Length - failed} passed, {failed} failed");
    return failed == 0 ? FuzzOptions.Held : FuzzOptions.Failed;
}

// On a thread with a small stack: recursion that goes too deep is to be found.
int Work(string boxFile)
{
    const int stackBytes = 256 * 1024;
    var holds = false;
    var thread = new Thread(
        () =>
        {
            using var box = new BlackBox(boxFile);
            var worker = new Worker(FuzzTargets.All[targets[0]](), options, box);
            holds = options.Replay is { } file
                ? worker.Replay(File.ReadAllBytes(file))
                : worker.Run();
        },
        stackBytes
    );
    thread.Start();
    thread.Join();
    return holds ? FuzzOptions.Held : FuzzOptions.Failed;
}
