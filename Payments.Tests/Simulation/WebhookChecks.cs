using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Events;
using Payments.Domain.Storage;
using Payments.Domain.Webhooks;

namespace Payments.Tests.Simulation;

/// <summary>
/// Who listens was told all of it, at least once: by the log and by what has really arrived. In which
/// order is not promised; the version of the object says what is newer.
/// </summary>
internal static class WebhookChecks
{
    public static async Task AgreeAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant,
        PaymentsDb db
    )
    {
        var endpoints = await db.Set<WebhookEndpoint>().ToListAsync();
        if (endpoints.Count == 0)
        {
            return;
        }

        var log = await db.Set<EventRecord>().OrderBy(record => record.Sequence).ToListAsync();
        var deliveries = (await db.Set<WebhookDelivery>().ToListAsync()).ToLookup(delivery =>
            delivery.EndpointId
        );
        // What somebody asked for by hand comes beside what is told by itself.
        var byHand = simulation
            .OrdersOf(tenant)
            .Where(order => order.State is OrderState.Accepted)
            .Select(order => order.Subject)
            .ToHashSet();
        foreach (var endpoint in endpoints)
        {
            var sent = deliveries[endpoint.Id].ToList();
            var inbox = simulation.Receiver.InboxOf(endpoint.Url);
            ArrivedIsWhatWasSent(endpoint, sent, inbox);
            if (endpoint.Status is WebhookEndpointStatus.Enabled)
            {
                sent.RemoveAll(delivery => byHand.Contains(delivery.Subject));
                EverythingWasSentOnce(endpoint, log, sent);
            }
        }
    }

    private static void ArrivedIsWhatWasSent(
        WebhookEndpoint endpoint,
        IReadOnlyList<WebhookDelivery> sent,
        IReadOnlyList<ReceivedMessage> inbox
    )
    {
        var arrived = inbox.ToHashSet();
        foreach (var delivery in sent)
        {
            var hasArrived = arrived.Contains(new(delivery.MessageId, delivery.Body));
            var isRight = delivery.Status switch
            {
                WebhookDeliveryStatus.Delivered => hasArrived,
                // Given up: at the end of all attempts, or because nobody is told any more.
                WebhookDeliveryStatus.Dead => delivery.Attempts.Count == WebhookSchedule.AttemptsMax
                    || delivery.Attempts[^1].Failure is WebhookFailure.EndpointNotEnabled
                    || delivery.Attempts[^1].HttpStatus is 410,
                _ => false,
            };
            SimulationFaultException.When(
                !isRight,
                $"{endpoint.Url}: {delivery.EventType} is {delivery.Status}, and has {(hasArrived ? "" : "not ")}arrived."
            );
        }

        var known = sent.Select(delivery => new ReceivedMessage(delivery.MessageId, delivery.Body))
            .ToHashSet();
        SimulationFaultException.When(
            !arrived.IsSubsetOf(known),
            $"{endpoint.Url} was told what nobody has sent."
        );
        SimulationFaultException.When(
            arrived.Select(message => message.Id).Distinct().Count() != arrived.Count,
            $"{endpoint.Url} was told different things under one id."
        );
    }

    private static void EverythingWasSentOnce(
        WebhookEndpoint endpoint,
        IReadOnlyList<EventRecord> log,
        IReadOnlyList<WebhookDelivery> sent
    )
    {
        var beginning = log.Last(record =>
            record.Subject == endpoint.Subject
            && WebhookEndpointLifecycle.Beginnings.Contains(record.Type)
        );
        var kind = endpoint.EventTypes[0].TrimEnd('*');
        var told = sent.ToLookup(delivery => About(delivery.Body));
        foreach (
            var record in log.Where(record =>
                record.Sequence > beginning.Sequence
                && record.Type.StartsWith(kind, StringComparison.Ordinal)
            )
        )
        {
            var about = About(record.Subject.ToString(), record.SubjectVersion);
            var count = told[about].Count(delivery => delivery.EventType == record.Type);
            SimulationFaultException.When(
                count != 1,
                $"{endpoint.Url} was to be told of {record.Type} v{record.SubjectVersion} once, and it was queued {count} times."
            );
        }
    }

    private static string About(string body)
    {
        using var message = JsonDocument.Parse(body);
        var data = message.RootElement.GetProperty("data");
        return About(
            data.GetProperty("subjectId").GetString()!,
            data.GetProperty("version").GetInt32()
        );
    }

    private static string About(string subject, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{subject} v{version}");
}
