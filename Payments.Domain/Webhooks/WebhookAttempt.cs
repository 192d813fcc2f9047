namespace Payments.Domain.Webhooks;

/// <summary>Why an endpoint did not take a message.</summary>
public enum WebhookFailure
{
    /// <summary>The name in the address has no IP address.</summary>
    NameNotFound,

    /// <summary>The name leads into a private network, where we do not send anything.</summary>
    AddressRefused,

    /// <summary>
    /// Webhooks are sent from fixed addresses, and none of them reaches it: it has only IPv6 addresses
    /// where ours are IPv4, or the reverse, or ours has gone. See `webhookSourceAddresses`.
    /// </summary>
    NoSourceAddress,

    /// <summary>Nobody listens there, or the connection broke.</summary>
    ConnectionFailed,

    /// <summary>The certificate is not valid for the address, or TLS could not be agreed on.</summary>
    TlsFailed,

    /// <summary>No whole answer within ten seconds.</summary>
    TimedOut,

    /// <summary>It answered with a status of 300 to 399; redirections are not followed.</summary>
    Redirected,

    /// <summary>It answered with a status that is not 200 to 299.</summary>
    StatusRefused,

    /// <summary>The endpoint was disabled or deleted before it could be sent.</summary>
    EndpointNotEnabled,
}

/// <summary>What became of one attempt to hand a message over.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="At">When it began, in the world's time.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="HttpStatus">Null when there was no answer.</param>
/// <param name="Failure">Null when the endpoint took it.</param>
/// <param name="Response">The first 1,000 characters of the answer's text.</param>
public sealed record WebhookAttempt(
    int Number,
    DateTimeOffset At,
    int Milliseconds,
    int? HttpStatus,
    WebhookFailure? Failure,
    string? Response
)
{
    /// <summary>410: the receiver wants nothing any more.</summary>
    private const int Gone = 410;

    internal bool IsTaken => Failure is null;

    internal bool IsGone => HttpStatus is Gone;

    /// <summary>Whether another attempt is senseless.</summary>
    internal bool IsFinal => IsGone || Failure is WebhookFailure.EndpointNotEnabled;

    internal object Summary =>
        new
        {
            Number,
            HttpStatus,
            Failure,
        };
}

/// <summary>When an attempt that failed is made again, as Standard Webhooks has it: for a little more than three days.</summary>
public static class WebhookSchedule
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    public static int AttemptsMax => Pauses.Length + 1;

    /// <summary>The pause after so many attempts; null after the last one.</summary>
    public static TimeSpan? PauseAfter(int attempts) =>
        attempts <= Pauses.Length ? Pauses[attempts - 1] : null;
}
