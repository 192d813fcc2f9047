using System.Diagnostics;

namespace Cacao.Fuzz.Running;

/// <summary>
/// Runs each target in a process of its own, with small stacks, because a stack overflow ends the
/// process that has it.
/// </summary>
internal sealed class Supervisor(FuzzOptions options)
{
    // Enough for every document within the limits, even before code is optimised.
    private const string StackBytesHexadecimal = "40000";
    private const int ShrinkTriesMax = 80;

    private static readonly TimeSpan HangAfter = TimeSpan.FromSeconds(10);

    // The first input waits for a schema to be built, on a machine that may be busy.
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(60);

    /// <summary>Whether the target held for all of its time.</summary>
    public bool Run(string target)
    {
        var boxFile = Path.Combine(Path.GetTempPath(), $"cacao-fuzz-{Environment.ProcessId}.box");
        try
        {
            return Run(target, boxFile);
        }
        finally
        {
            File.Delete(boxFile);
        }
    }

    private bool Run(string target, string boxFile)
    {
        using var box = new BlackBox(boxFile);
        var end = Start([.. options.ForChild(target), "--box", boxFile], box, isQuiet: false);
        switch (end)
        {
            case End.Held:
                return true;
            case End.Failed:
                return false;
            default:
                Report(target, end, box.Input());
                return false;
        }
    }

    private void Report(string target, End end, byte[] input)
    {
        var shrunk =
            end is End.Died
                ? new Shrinker(ShrinkTriesMax).Shrink(input, shorter => Dies(target, shorter))
                : input;
        var file = FailureFile.Save(options, target, shrunk);
        var what = end is End.Died ? "the process died" : "an input took longer than 10 s";
        Console.WriteLine($"{target}: FAILED with --seed {options.Seed}: {what}");
        Console.WriteLine($"{target}: {FailureFile.Describe(shrunk)} saved as {file}");
    }

    private bool Dies(string target, byte[] input)
    {
        var folder = Directory.CreateTempSubdirectory("cacao-fuzz-");
        try
        {
            var file = Path.Combine(folder.FullName, "input");
            var boxFile = Path.Combine(folder.FullName, "box");
            File.WriteAllBytes(file, input);
            using var box = new BlackBox(boxFile);
            string[] arguments = [.. options.ForChild(target), "--box", boxFile, "--replay", file];
            return Start(arguments, box, isQuiet: true) is End.Died;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static End Start(IReadOnlyList<string> arguments, BlackBox box, bool isQuiet)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = isQuiet,
        };
        start.Environment["DOTNET_Thread_DefaultStackSize"] = StackBytesHexadecimal;
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        using var process = Process.Start(start)!;
        var complaints = new List<string>();
        process.ErrorDataReceived += (_, line) => Keep(complaints, line.Data);
        process.BeginErrorReadLine();
        if (isQuiet)
        {
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
        }

        var end = Watch(process, box);
        if (!isQuiet && end is not End.Held)
        {
            lock (complaints)
            {
                complaints.ForEach(Console.WriteLine);
            }
        }

        return end;
    }

    // The first lines name the fault; a stack overflow goes on for thousands.
    private static void Keep(List<string> complaints, string? line)
    {
        lock (complaints)
        {
            if (line is not null && complaints.Count < 12)
            {
                complaints.Add(line);
            }
        }
    }

    private static End Watch(Process process, BlackBox box)
    {
        var step = box.Step;
        var since = Stopwatch.StartNew();
        while (!process.WaitForExit(200))
        {
            if (box.Step != step)
            {
                step = box.Step;
                since.Restart();
            }
            else if (since.Elapsed > (step == 0 ? StartWithin : HangAfter))
            {
                process.Kill();
                process.WaitForExit();
                return End.Hung;
            }
        }

        return process.ExitCode switch
        {
            FuzzOptions.Held => End.Held,
            FuzzOptions.Failed => End.Failed,
            _ => End.Died,
        };
    }

    private enum End
    {
        Held,
        Failed,
        Hung,
        Died,
    }
}
