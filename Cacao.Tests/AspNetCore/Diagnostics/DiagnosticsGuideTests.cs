using System.Reflection;
using System.Runtime.CompilerServices;
using Cacao.AspNetCore.Diagnostics;
using Cacao.Execution;
using Cacao.Execution.Diagnostics;

namespace Cacao.Tests.AspNetCore.Diagnostics;

/// <summary>Names and ids that dashboards and alerts are built on stand in the guide.</summary>
public sealed class DiagnosticsGuideTests
{
    private static readonly string Folder = System.IO.Path.GetDirectoryName(FilePath())!;

    private static readonly string Guide = File.ReadAllText(
        System.IO.Path.Combine(Folder, "..", "..", "..", "docs", "engine", "diagnostics.md")
    );

    [Fact]
    public void Each_entry_of_the_log_has_an_id_of_its_own_that_the_guide_lists()
    {
        const BindingFlags All =
            BindingFlags.Static
            | BindingFlags.Instance
            | BindingFlags.NonPublic
            | BindingFlags.Public;
        var entries = typeof(RequestExecutor)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(All))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .ToList();

        entries.Count.ShouldBeGreaterThan(8);
        entries.Select(entry => entry.EventId).ShouldBeUnique();
        entries
            .Select(entry => $"| {entry.EventId} | `{entry.EventName}` | {entry.Level} |")
            .Where(row => !Guide.Contains(row))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_instrument_stands_in_the_guide()
    {
        await using var host = await DiagnosticServer.StartAsync(builder =>
            builder.AddInstrumentation()
        );
        await host.QueryAsync("{ greet(name: \"x\") }");
        using var metrics = new MetricRecord(host);

        metrics.Instruments.Count.ShouldBeGreaterThan(8);
        metrics
            .Instruments.Where(instrument => !Guide.Contains($"| `{instrument.Name}` |"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Each_scope_and_each_event_of_a_listener_stands_in_the_guide()
    {
        Type[] listeners =
        [
            typeof(ExecutionDiagnosticEventListener),
            typeof(DataLoaderDiagnosticEventListener),
            typeof(ServerDiagnosticEventListener),
        ];
        var names = listeners
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly
                )
            )
            .Where(method => !method.IsSpecialName)
            .Select(method => method.Name)
            .Concat(Enum.GetNames<ActivityScopes>().Except(["None", "All", "Default"]));

        names.Where(name => !Guide.Contains($"`{name}`")).ShouldBeEmpty();
    }

    [Fact]
    public void The_example_is_compiled()
    {
        var compiled = File.ReadAllText(System.IO.Path.Combine(Folder, "SlowOperations.cs"));

        var example = Guide.Split("```csharp\n")[1].Split("```")[0];

        compiled.ShouldContain(example.Trim());
    }

    [Fact]
    public async Task The_example_warns_of_slow_operations_by_name()
    {
        var log = new LogRecord();
        var time = new SteppingClock(TimeSpan.FromSeconds(2));
        await using var host = await DiagnosticServer.StartAsync(builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(time);
            builder.Services.AddLogging(logging => logging.AddProvider(log));
            builder.AddDiagnosticEventListener<SlowOperations>();
        });

        await host.QueryAsync("query Mine { greet(name: \"x\") }");

        var entry = log.Entries.Single(entry => entry.Id.Id == 100);
        entry.Text.ShouldStartWith("Mine took ");
    }

    private static string FilePath([CallerFilePath] string path = "") => path;

    /// <summary>Goes on by one step whenever it is looked at.</summary>
    private sealed class SteppingClock(TimeSpan step) : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Add(ref _now, step.Ticks);
    }
}
