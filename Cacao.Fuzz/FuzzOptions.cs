using System.Globalization;
using System.Security.Cryptography;

namespace Cacao.Fuzz;

/// <summary>The command line.</summary>
internal sealed record FuzzOptions
{
    public const int Held = 0;
    public const int Failed = 1;
    public const int Misused = 2;

    public const string Usage = """
        dotnet run -c Release --project Cacao.Fuzz -- [options]
          --seconds N     time for all targets together (60)
          --target NAME   one target, or all (all)
          --seed N        where choices come from (random; printed)
          --inputs N      end a target after so many inputs (no end)
          --folder PATH   where inputs that failed are saved (artifacts/fuzz)
          --replay FILE   give one saved input to --target
          --serve URL     serve the schema of the targets by HTTP instead
        """;

    /// <summary>For each target.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    public ulong Seed { get; init; } = (ulong)RandomNumberGenerator.GetInt32(1, int.MaxValue);

    public long InputsMax { get; init; } = long.MaxValue;

    public string Target { get; init; } = "all";

    public string Folder { get; init; } = Path.Combine("artifacts", "fuzz");

    /// <summary>A file with one input.</summary>
    public string? Replay { get; init; }

    /// <summary>An address to listen on.</summary>
    public string? Serve { get; init; }

    /// <summary>Set in the processes that the supervisor starts.</summary>
    public string? Box { get; init; }

    /// <exception cref="FormatException">Not a command line of ours.</exception>
    public static FuzzOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new FuzzOptions();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value =
                i + 1 < arguments.Count
                    ? arguments[i + 1]
                    : throw new FormatException($"{arguments[i]} has no value.");
            options = options.With(arguments[i], value);
        }

        return options;
    }

    public string[] ForChild(string target) =>
        [
            "--target",
            target,
            "--seed",
            Seed.ToString(CultureInfo.InvariantCulture),
            "--seconds",
            Time.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            "--inputs",
            InputsMax.ToString(CultureInfo.InvariantCulture),
            "--folder",
            Folder,
        ];

    private FuzzOptions With(string name, string value) =>
        name switch
        {
            "--seconds" => this with
            {
                Time = TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture)),
            },
            "--seed" => this with { Seed = ulong.Parse(value, CultureInfo.InvariantCulture) },
            "--inputs" => this with { InputsMax = long.Parse(value, CultureInfo.InvariantCulture) },
            "--target" => this with { Target = value },
            "--folder" => this with { Folder = value },
            "--replay" => this with { Replay = value },
            "--serve" => this with { Serve = value },
            "--box" => this with { Box = value },
            _ => throw new FormatException($"{name} is no option."),
        };
}
