using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Payments.Tests.Kit;

namespace Payments.Tests.Crash;

/// <summary>One event as it was pushed.</summary>
public sealed record PushedEvent(string Cursor, string SubjectId, int Version, string? Status)
{
    public const string Selection = "cursor subjectId version status";

    public static PushedEvent From(JsonNode item) =>
        new(
            (string)item["cursor"]!,
            (string)item["subjectId"]!,
            (int)item["version"]!,
            (string?)item["status"]
        );
}

/// <summary>
/// Follows the log by subscription through every death of the server, each time from the cursor of
/// the last event that it was pushed.
/// </summary>
public sealed class EventFollower(string after)
{
    private const string Query =
        "subscription ($after: EventCursor) { events(after: $after) { "
        + PushedEvent.Selection
        + " } }";

    private readonly Channel<PushedEvent> _arrived = Channel.CreateUnbounded<PushedEvent>();
    private readonly List<PushedEvent> _taken = [];
    private string _cursor = after;

    /// <summary>The place in the log after which it began.</summary>
    public string Start { get; } = after;

    /// <summary>All events taken so far, in the order in which they were pushed.</summary>
    public IReadOnlyList<PushedEvent> Taken => _taken;

    /// <summary>Follows one life of the server, to its end.</summary>
    public async Task FollowAsync(RunningServer server, string token, CancellationToken end)
    {
        var pushed = GraphSocket.ListenAsync(
            server.GraphQL,
            token,
            Query,
            new { after = _cursor },
            end
        );
        try
        {
            await foreach (var data in pushed)
            {
                var item = PushedEvent.From(data["events"]!);
                _cursor = item.Cursor;
                await _arrived.Writer.WriteAsync(item, CancellationToken.None);
            }
        }
        catch (WebSocketException)
        {
            // Killed before it had subscribed: the next life goes on from the same cursor.
        }
    }

    /// <summary>Waits, by being told, until the last of these subjects has reached the status.</summary>
    public async Task UntilAllReachAsync(
        IEnumerable<string> subjectIds,
        string status,
        CancellationToken cancellationToken
    )
    {
        var missing = subjectIds.ToHashSet();
        missing.ExceptWith(
            _taken.Where(item => item.Status == status).Select(item => item.SubjectId)
        );
        while (missing.Count > 0)
        {
            var item = await TakeAsync(cancellationToken);
            if (item.Status == status)
            {
                missing.Remove(item.SubjectId);
            }
        }
    }

    /// <summary>Waits until the event with the cursor was pushed.</summary>
    public async Task UntilPushedAsync(string cursor, CancellationToken cancellationToken)
    {
        while (_taken[^1].Cursor != cursor)
        {
            await TakeAsync(cancellationToken);
        }
    }

    private async Task<PushedEvent> TakeAsync(CancellationToken cancellationToken)
    {
        var item = await _arrived.Reader.ReadAsync(cancellationToken);
        _taken.Add(item);
        return item;
    }
}
