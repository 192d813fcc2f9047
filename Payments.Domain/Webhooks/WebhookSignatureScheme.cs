namespace Payments.Domain.Webhooks;

/// <summary>How the messages to an endpoint are signed: the two schemes of Standard Webhooks.</summary>
public enum WebhookSignatureScheme
{
    /// <summary>`v1`: HMAC-SHA256 with a secret that you and the platform share. Whoever knows it can sign.</summary>
    Secret,

    /// <summary>`v1a`: Ed25519 with a key that only the platform has. `publicKey` shows who has signed, and signs nothing.</summary>
    KeyPair,
}
