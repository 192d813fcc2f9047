using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Events;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Webhooks;

/// <summary>An event of the log, and its place as clients know it.</summary>
public sealed record WebhookEvent(EventRecord Record, string Cursor);

/// <summary>
/// What is sent: the three fields that Standard Webhooks recommends. It says what has changed and no
/// more, so that who intercepts it learns little; the graph tells the rest.
/// </summary>
internal static class WebhookBody
{
    public static string Of(WebhookEvent told, TenantEnvironment environment)
    {
        var record = told.Record;
        using var details = JsonDocument.Parse(record.Payload);
        return Write(
            new(
                record.Type,
                record.OccurredAt,
                new(
                    record.Subject.ToString(),
                    record.SubjectVersion,
                    record.PreviousStatus,
                    record.Status,
                    told.Cursor,
                    environment,
                    details.RootElement
                )
            )
        );
    }

    public static string OfTest(WebhookEndpoint endpoint, DateTimeOffset at)
    {
        using var nothing = JsonDocument.Parse("{}");
        return Write(
            new(
                WebhookEventTypes.Test,
                at,
                new(
                    endpoint.Subject.ToString(),
                    endpoint.Version,
                    null,
                    null,
                    null,
                    endpoint.Environment,
                    nothing.RootElement
                )
            )
        );
    }

    private static string Write(Message message) =>
        JsonSerializer.Serialize(message, CommandJson.Options);

    private sealed record Message(string Type, DateTimeOffset Timestamp, Data Data);

    private sealed record Data(
        string SubjectId,
        int Version,
        string? PreviousStatus,
        string? Status,
        string? Cursor,
        TenantEnvironment Environment,
        JsonElement Details
    );
}
