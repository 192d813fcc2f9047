using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cacao.Execution;
using Cacao.Language;
using Cacao.Types.Model;
using Cacao.Validation;
using Microsoft.EntityFrameworkCore;
using Payments.Benchmarks.Engine;

namespace Payments.Benchmarks.Language;

/// <summary>
/// Parses and validates one document over and over, beside a bare JSON reader that goes over as many
/// bytes: no parser that makes a tree can be faster than one that keeps nothing.
/// </summary>
internal static class LanguageProcess
{
    private const int Rounds = 10;

    public static int Run(string warmupSeconds, string measuredSeconds)
    {
        var schema = BuildSchema();
        var document = LargeDocument.Build();
        var json = LargeDocument.BuildJson(document.Length);
        Demand(schema, document);
        var warmup = Seconds(warmupSeconds);
        var measured = Seconds(measuredSeconds) / Rounds;

        Action read = () => Read(json);
        Action parse = () => Utf8GraphQLParser.Parse(document, ParserOptions.Default);
        Action both = () => Demand(schema, document);
        Action[] all = [read, parse, both];
        Array.ForEach(all, action => Cost.Of(action, warmup / all.Length));

        // In turns, and the best of each: what else the machine does only ever adds.
        var best = Array.ConvertAll(all, _ => Cost.None);
        for (var i = 0; i < Rounds; i++)
        {
            best = [.. best.Zip(all, (cost, action) => cost.Better(Cost.Of(action, measured / 3)))];
        }

        Console.WriteLine($"a JSON reader over {json.Length} bytes      {best[0]}");
        Console.WriteLine($"parsing {document.Length} bytes            {best[1]}");
        Console.WriteLine($"parsing and validating them  {best[2]}");
        Console.WriteLine(
            JsonSerializer.Serialize(
                new Dictionary<string, double>(StringComparer.Ordinal)
                {
                    ["parse µs"] = Math.Round(best[1].Microseconds, 1),
                    ["parse and validate µs"] = Math.Round(best[2].Microseconds, 1),
                    ["parse and validate bytes"] = best[2].Bytes,
                    ["parse"] = Math.Round(best[0].Microseconds / best[1].Microseconds, 3),
                    ["parse and validate"] = Math.Round(
                        best[0].Microseconds / best[2].Microseconds,
                        3
                    ),
                }
            )
        );
        return 0;
    }

    private static TimeSpan Seconds(string text) =>
        TimeSpan.FromSeconds(int.Parse(text, CultureInfo.InvariantCulture));

    private static Schema BuildSchema()
    {
        var services = new ServiceCollection();
        services.AddDbContextPool<SampleDb>(options => options.UseSqlite("Data Source=:memory:"));
        services.AddGraphQLServer().AddTypes(typeof(SampleQuery)).AddSorting();
        return services.BuildServiceProvider().GetRequiredService<IRequestExecutor>().Schema;
    }

    private static void Demand(Schema schema, byte[] document)
    {
        var errors = DocumentValidator.Validate(
            schema,
            Utf8GraphQLParser.Parse(document, ParserOptions.Default),
            ValidationOptions.Default
        );
        if (errors.Count > 0)
        {
            throw new InvalidOperationException($"It is not valid: {errors[0].Message}");
        }
    }

    private static void Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            // Each token is looked at and forgotten.
        }
    }

    private readonly record struct Cost(double Microseconds, long Bytes)
    {
        public static Cost None { get; } = new(double.MaxValue, long.MaxValue);

        public static Cost Of(Action action, TimeSpan time)
        {
            var (watch, bytes) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
            var count = 0;
            while (watch.Elapsed < time || count == 0)
            {
                action();
                count++;
            }

            return new(
                watch.Elapsed.TotalMicroseconds / count,
                (GC.GetAllocatedBytesForCurrentThread() - bytes) / count
            );
        }

        public Cost Better(Cost other) =>
            new(Math.Min(Microseconds, other.Microseconds), Math.Min(Bytes, other.Bytes));

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Microseconds, 7:F1} µs  {Bytes} bytes");
    }
}
