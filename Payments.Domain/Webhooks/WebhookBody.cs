using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
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
    /// <summary>Of a withdrawal, a payment: who of the platform has looked at it.</summary>
    private const string Reviewer = "reviewedBy";

    /// <summary>The same of a deposit. Of a withdrawal it is the tenant's own member, who has agreed to it.</summary>
    private const string Decider = "decidedBy";

    public static string Of(WebhookEvent told, TenantEnvironment environment)
    {
        var record = told.Record;
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
                    WhatIsTold(record)
                )
            )
        );
    }

    public static string OfTest(WebhookEndpoint endpoint, DateTimeOffset at)
    {
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
                    []
                )
            )
        );
    }

    // The log keeps who decided, for those who answer for it.
    private static JsonObject WhatIsTold(EventRecord record)
    {
        var details = JsonNode.Parse(record.Payload)!.AsObject();
        details.Remove(Reviewer);
        if (record.Subject.Kind == DepositId.Prefix)
        {
            details.Remove(Decider);
        }

        return details;
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
        JsonObject Details
    );
}
