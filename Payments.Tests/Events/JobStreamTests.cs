using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.Events;

/// <summary>Who listens to one job hears its end, and is then let go.</summary>
public sealed class JobStreamTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Changes = """
        subscription ($id: ID, $after: EventCursor) {
          statementExportChanged(id: $id, after: $after) { type cursor }
        }
        """;

    [Fact]
    public async Task A_stream_of_one_job_completes_with_its_last_event()
    {
        var before = await SomewhereAsync();
        var id = await ExportAsync();

        var told = await host.ToEndAsync(host.Acme, Changes, new { id, after = before });

        Types(told)
            .ShouldBe([
                "statement_export.queued",
                "statement_export.running",
                "statement_export.completed",
            ]);
    }

    [Fact]
    public async Task A_stream_that_begins_after_the_last_event_completes_at_once()
    {
        var before = await SomewhereAsync();
        var id = await ExportAsync();
        var told = await host.ToEndAsync(host.Acme, Changes, new { id, after = before });
        var last = (string)told[^1]["statementExportChanged"]!["cursor"]!;

        var resumed = await host.ToEndAsync(host.Acme, Changes, new { id, after = last });
        var now = await host.ToEndAsync(host.Acme, Changes, new { id });

        (resumed.Count, now.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_stream_that_resumes_before_the_last_event_tells_only_that()
    {
        var before = await SomewhereAsync();
        var id = await ExportAsync();
        var told = await host.ToEndAsync(host.Acme, Changes, new { id, after = before });
        var running = (string)told[1]["statementExportChanged"]!["cursor"]!;

        var resumed = await host.ToEndAsync(host.Acme, Changes, new { id, after = running });

        Types(resumed).ShouldBe(["statement_export.completed"]);
    }

    [Fact]
    public async Task A_cursor_of_nobody_is_refused_before_the_stream()
    {
        var refused = await Should.ThrowAsync<Exception>(() =>
            host.ToEndAsync(
                host.Acme,
                Changes,
                new { id = "sxp_01M7WAWCFCE00BB11HJZV8N462", after = "AQ" }
            )
        );

        refused.Message.ShouldContain("INVALID_CURSOR");
    }

    private static IEnumerable<string> Types(List<JsonNode> told) =>
        told.Select(item => (string)item["statementExportChanged"]!["type"]!);

    /// <summary>A place in the log before which something has happened.</summary>
    private async Task<string?> SomewhereAsync()
    {
        await host.Acme.DepositAsync("1.00");
        return await host.Acme.FirstCursorAsync();
    }

    private async Task<string> ExportAsync()
    {
        var made = await host.Acme.ChangeAsync(
            "exportStatement",
            "statementExport { id }",
            new
            {
                currency = "AUD",
                from = "2026-01-01T00:00:00Z",
                to = "2026-01-02T00:00:00Z",
                format = "CSV",
                idempotencyKey = Guid.CreateVersion7().ToString(),
            }
        );
        return (string)made["statementExport"]!["id"]!;
    }
}
