using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Webhooks;
using Payments.Tests.Webhooks;

namespace Payments.Tests.Simulation;

/// <summary>A message that has arrived, whatever was answered.</summary>
internal sealed record ReceivedMessage(string Id, string Body);

/// <summary>
/// The tenants' own servers: sometimes away, sometimes at fault, sometimes their answer is lost after
/// they have taken what was sent, and now and then they want nothing any more.
/// </summary>
internal sealed class SimulatedReceiver(Dice dice, Trace trace, CrashPlan crash)
{
    private readonly Dictionary<string, List<ReceivedMessage>> _inboxes = [];
    private string? _fault;

    /// <summary>From now on nothing fails any more.</summary>
    public bool IsCalm { get; set; }

    /// <summary>All that has arrived at an address, in order, as often as it did.</summary>
    public IReadOnlyList<ReceivedMessage> InboxOf(string url) =>
        _inboxes.TryGetValue(url, out var inbox) ? inbox : [];

    /// <summary>Nothing has come that was not sealed as agreed. Who sent it would only try again.</summary>
    public void RequireSound() =>
        SimulationFaultException.When(_fault is not null, _fault ?? string.Empty);

    /// <param name="keys">That are valid now: secrets, and public ones.</param>
    public WebhookResponse Take(WebhookMessage message, IReadOnlyList<string> keys)
    {
        var what = Describe(message.Body);
        if (!IsCalm && dice.OneIn(5))
        {
            trace.Write($"  {message.Url} is away: {what}");
            return new(null, WebhookFailure.ConnectionFailed, null);
        }

        if (!IsSealedBy(keys, message))
        {
            _fault ??= $"{message.Url} was sent {what} with a wrong signature.";
        }

        if (!IsCalm && dice.OneIn(10))
        {
            trace.Write($"  {message.Url} is at fault: {what}");
            return new(500, WebhookFailure.StatusRefused, "Ouch");
        }

        if (!IsCalm && dice.OneIn(150))
        {
            trace.Write($"  {message.Url} wants nothing any more: {what}");
            return new(410, WebhookFailure.StatusRefused, null);
        }

        if (!_inboxes.TryGetValue(message.Url, out var inbox))
        {
            inbox = [];
            _inboxes.Add(message.Url, inbox);
        }

        inbox.Add(new(message.Id, message.Body));
        trace.Write($"  {message.Url} takes {what}");
        crash.BeforeAnswer("a webhook");
        if (!IsCalm && dice.OneIn(10))
        {
            trace.Write("  and its answer is lost");
            return new(null, WebhookFailure.TimedOut, null);
        }

        return new(204, null, null);
    }

    private string Describe(string body)
    {
        using var message = JsonDocument.Parse(body);
        var data = message.RootElement.GetProperty("data");
        var subject = IdKinds.TryParse(data.GetProperty("subjectId").GetString()!, out var parsed)
            ? trace.NameOf(parsed)
            : "?";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{message.RootElement.GetProperty("type").GetString()} of {subject} v{data.GetProperty("version").GetInt32()}"
        );
    }

    /// <summary>One seal by each of them, in their order, and no other.</summary>
    private static bool IsSealedBy(IReadOnlyList<string> keys, WebhookMessage message)
    {
        var content = string.Create(
            CultureInfo.InvariantCulture,
            $"{message.Id}.{message.At.ToUnixTimeSeconds()}.{message.Body}"
        );
        var seals = message.Signature.Split(' ');
        return seals.Length == keys.Count
            && seals.Zip(keys).All(pair => SealCheck.IsMadeBy(pair.Second, pair.First, content));
    }
}

/// <summary>The way to the receivers in one life of the server, who have learnt each secret when it was made.</summary>
internal sealed class SimulatedPost(SimulatedReceiver receiver, IDatabase database) : IWebhookPost
{
    public async Task<WebhookResponse> SendAsync(
        WebhookMessage message,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Platform);
        var endpoint = await db.AcrossTenants<WebhookEndpoint>()
            .SingleAsync(endpoint => endpoint.Url == message.Url, cancellationToken);
        var key = endpoint.PublicKey ?? endpoint.Secret;
        return receiver.Take(
            message,
            message.At < endpoint.OldSecretUntil
                ? [key, (endpoint.OldPublicKey ?? endpoint.OldSecret)!]
                : [key]
        );
    }
}
