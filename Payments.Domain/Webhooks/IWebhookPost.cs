namespace Payments.Domain.Webhooks;

/// <summary>Posts a message to somebody's server.</summary>
public interface IWebhookPost
{
    /// <summary>Never throws over what the other side does: every way not to arrive is a result.</summary>
    Task<WebhookResponse> SendAsync(WebhookMessage message, CancellationToken cancellationToken);
}

/// <param name="Url">Where to.</param>
/// <param name="Id">The header <c>webhook-id</c>.</param>
/// <param name="At">The header <c>webhook-timestamp</c>.</param>
/// <param name="Signature">The header <c>webhook-signature</c>.</param>
/// <param name="Body">JSON.</param>
public sealed record WebhookMessage(
    string Url,
    string Id,
    DateTimeOffset At,
    string Signature,
    string Body
);

/// <param name="HttpStatus">Null when there was no answer.</param>
/// <param name="Failure">Null when it was taken.</param>
/// <param name="Text">The beginning of the answer.</param>
public sealed record WebhookResponse(int? HttpStatus, WebhookFailure? Failure, string? Text);
