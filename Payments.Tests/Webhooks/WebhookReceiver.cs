using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Payments.Tests.Banks;

namespace Payments.Tests.Webhooks;

/// <summary>A message as it came in, and a check of its signature that knows nothing of ours.</summary>
/// <param name="From">The address at the other end of the connection.</param>
internal sealed record ReceivedWebhook(
    string Path,
    string Id,
    string Timestamp,
    string Signature,
    string Body,
    string? From
)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Type => (string)Json["type"]!;

    /// <summary>How many of the signatures are made with the secret, or with the private key of a public one.</summary>
    public int SealsBy(string key) =>
        Signature
            .Split(' ')
            .Count(seal => SealCheck.IsMadeBy(key, seal, $"{Id}.{Timestamp}.{Body}"));
}

/// <summary>Somebody's server that is told by webhooks; the path of the address says how it answers.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Channel<ReceivedWebhook>> _received = new();
    private readonly TaskCompletionSource _patience = new();
    private StrangeServer _server = null!;

    public static async Task<WebhookReceiver> StartAsync(
        string address = StrangeServer.AnyPortAtHome
    )
    {
        var receiver = new WebhookReceiver();
        receiver._server = await StrangeServer.StartAsync(receiver.TakeAsync, address);
        return receiver;
    }

    /// <param name="name">The receiver's own part, so that tests do not hear each other.</param>
    /// <param name="status">What it answers; 0: nothing, until the receiver is disposed.</param>
    public string Url(string name, int status = 200) => $"{_server.Address}/{name}/{status}";

    public async Task<ReceivedWebhook> NextAsync(string name)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken
        );
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        return await Of(name).Reader.ReadAsync(limit.Token);
    }

    /// <summary>What has come and nobody has asked for yet.</summary>
    public IReadOnlyList<ReceivedWebhook> Rest(string name)
    {
        List<ReceivedWebhook> rest = [];
        while (Of(name).Reader.TryRead(out var received))
        {
            rest.Add(received);
        }

        return rest;
    }

    public async ValueTask DisposeAsync()
    {
        _patience.TrySetResult();
        await _server.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var parts = request.Path.Value!.Split('/');
        Of(parts[1])
            .Writer.TryWrite(
                new(
                    request.Path,
                    request.Headers["webhook-id"].ToString(),
                    request.Headers["webhook-timestamp"].ToString(),
                    request.Headers["webhook-signature"].ToString(),
                    await reader.ReadToEndAsync(context.RequestAborted),
                    context.Connection.RemoteIpAddress?.ToString()
                )
            );
        var status = int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture);
        if (status == 0)
        {
            await _patience.Task.WaitAsync(context.RequestAborted);
            return;
        }

        context.Response.StatusCode = status;
        context.Response.Headers.Location = "/elsewhere/200";
        await context.Response.WriteAsync("thank you", context.RequestAborted);
    }

    private Channel<ReceivedWebhook> Of(string name) =>
        _received.GetOrAdd(name, _ => Channel.CreateUnbounded<ReceivedWebhook>());
}
