using System.Text.Json;

namespace Payments.Benchmarks.Subscriptions;

/// <summary>What one process of subscribers does: so many connections, so many events to all of them.</summary>
/// <param name="Port">Where the server listens.</param>
/// <param name="Transport">By sockets or by event streams.</param>
/// <param name="Path">The address of the subscriptions.</param>
/// <param name="EmitPath">The address that emits an event; holds <see cref="SentAtSlot"/> or takes <paramref name="EmitBody"/>.</param>
/// <param name="EmitBody">Empty, or a request that holds <see cref="SentAtSlot"/>.</param>
/// <param name="Connections">Each with one subscription.</param>
/// <param name="EventsPerSecond">How many are emitted; zero: as many as are taken.</param>
/// <param name="WarmupSeconds">Events before anything is counted.</param>
/// <param name="MeasuredSeconds">Events that count; zero: connect, be silent for <paramref name="WarmupSeconds"/>, then prove with one event that all are alive.</param>
internal sealed record SubscriberPlan(
    int Port,
    SubscriberTransport Transport,
    string Path,
    string EmitPath,
    string EmitBody,
    int Connections,
    int EventsPerSecond,
    int WarmupSeconds,
    int MeasuredSeconds
)
{
    public const string SentAtSlot = "$sentAt$";

    public string ToArgument() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this));

    public static SubscriberPlan FromArgument(string argument) =>
        JsonSerializer.Deserialize<SubscriberPlan>(Convert.FromBase64String(argument))!;
}

internal enum SubscriberTransport
{
    /// <summary>graphql-transport-ws.</summary>
    Socket,

    /// <summary>graphql-sse, distinct connections.</summary>
    Stream,
}
