using System.Globalization;
using System.Text.Json;
using Cacao.Language;
using Cacao.Types.Model;
using Cacao.Types.Sdl;
using Cacao.Validation;

namespace Payments.Benchmarks.Language;

/// <summary>How long hostile documents keep the engine busy, with its limits and with the budget of the rules alone.</summary>
internal static class HostileProcess
{
    private const int Rounds = 7;

    private static readonly ParserOptions ParserWithoutLimits = new()
    {
        MaxTokens = int.MaxValue,
        MaxNodes = int.MaxValue,
        MaxFields = int.MaxValue,
    };

    private static readonly ValidationOptions BudgetAlone = new()
    {
        MaxDepth = int.MaxValue,
        MaxAliases = int.MaxValue,
        MaxFragments = int.MaxValue,
        MaxDirectives = int.MaxValue,
        MaxRootFields = int.MaxValue,
        MaxExpandedFields = int.MaxValue,
    };

    public static int Run()
    {
        var schema = SchemaReader.Read(HostileDocument.Schema);
        var worst = 0.0;
        foreach (var (what, text) in HostileDocument.All)
        {
            var limited = Best(() =>
                Answer(schema, text, ParserOptions.Default, ValidationOptions.Default)
            );
            var budgeted = Best(() => Answer(schema, text, ParserWithoutLimits, BudgetAlone));
            worst = Math.Max(worst, budgeted.Milliseconds);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what, -46}{text.Length / 1000, 5} KB{limited.Milliseconds, 8:F1} ms{budgeted.Milliseconds, 8:F1} ms{budgeted.Megabytes, 6:F0} MB  {budgeted.Answer}"
                )
            );
        }

        Console.WriteLine(
            JsonSerializer.Serialize(
                new Dictionary<string, double>(StringComparer.Ordinal)
                {
                    ["worst ms without limits"] = Math.Round(worst, 1),
                }
            )
        );
        return 0;
    }

    private static string Answer(
        Schema schema,
        byte[] text,
        ParserOptions parser,
        ValidationOptions validation
    )
    {
        try
        {
            var errors = DocumentValidator.Validate(
                schema,
                Utf8GraphQLParser.Parse(text, parser),
                validation
            );
            return errors is [] ? "valid" : $"{errors.Count} errors, {errors[^1].Message}";
        }
        catch (SyntaxException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>The best of some: what else the machine does only ever adds.</summary>
    private static (double Milliseconds, double Megabytes, string Answer) Best(Func<string> answer)
    {
        var (best, megabytes, text) = (double.MaxValue, 0.0, "");
        for (var i = 0; i < Rounds; i++)
        {
            var (time, bytes) = (
                Environment.CpuUsage.TotalTime,
                GC.GetAllocatedBytesForCurrentThread()
            );
            text = answer();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - time).TotalMilliseconds);
            megabytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / 1e6;
        }

        return (best, megabytes, text);
    }
}
