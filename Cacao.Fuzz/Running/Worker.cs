using System.Diagnostics;
using System.Globalization;
using Cacao.Fuzz.Generation;

namespace Cacao.Fuzz.Running;

/// <summary>Runs one target in this process until its time is over or an input fails.</summary>
/// <param name="target">What is run.</param>
/// <param name="options">Seed, time and the folder for failures.</param>
/// <param name="box">Tells the supervisor what is at work.</param>
internal sealed class Worker(FuzzTarget target, FuzzOptions options, BlackBox box)
{
    private const int ShrinkTriesMax = 3000;

    private readonly Corpus _corpus = new();
    private readonly Mutator _mutator = new(target.Words);

    /// <summary>False when an input failed; it has been shrunk and saved then.</summary>
    public bool Run()
    {
        var clock = Stopwatch.StartNew();
        var step = 0L;
        for (; step < options.InputsMax && clock.Elapsed < options.Time; step++)
        {
            var input = Next(FuzzRandom.Of(options.Seed, step));
            if (Try(input) is { } failure)
            {
                Report(input, failure, step);
                return false;
            }
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{target.Name}: {step} inputs, {_corpus.FeatureCount} features seen, {_corpus.Inputs.Count} inputs kept"
            )
        );
        return true;
    }

    /// <summary>One input of a file.</summary>
    public bool Replay(byte[] input)
    {
        var failure = Try(input);
        Console.WriteLine(failure?.ToString() ?? $"{target.Name}: holds");
        return failure is null;
    }

    private byte[] Next(FuzzRandom random) =>
        _corpus.Inputs.Count == 0 || random.Chance(30) ? target.Generate(random)
        : random.Chance(10) ? _mutator.Mutate(target.Generate(random), _corpus.Inputs, random)
        : _mutator.Mutate(random.Pick(_corpus.Inputs), _corpus.Inputs, random);

    private Exception? Try(byte[] input)
    {
        box.Record(input);
        var run = new FuzzRun(input);
        try
        {
            target.Run(run);
            _corpus.Add(input, run.Features);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private void Report(byte[] input, Exception failure, long step)
    {
        // The same fault, not any other that a shorter input may have.
        var shrunk = new Shrinker(ShrinkTriesMax).Shrink(
            input,
            shorter => Try(shorter) is { } other && SameFault(failure, other)
        );
        var file = FailureFile.Save(options, target.Name, shrunk);
        Console.WriteLine(
            $"{target.Name}: FAILED with --seed {options.Seed} at input {step}: {Try(shrunk) ?? failure}"
        );
        Console.WriteLine($"{target.Name}: {FailureFile.Describe(shrunk)} saved as {file}");
    }

    private static bool SameFault(Exception left, Exception right) =>
        left.GetType() == right.GetType()
        && (
            left is OracleException
                ? WithoutDigits(left.Message) == WithoutDigits(right.Message)
                : left.TargetSite == right.TargetSite
        );

    private static string WithoutDigits(string text) =>
        string.Concat(text.Where(code => !char.IsAsciiDigit(code)).Take(80));
}
