using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace Cacao.Execution.Diagnostics;

/// <summary>The names under which the engine can be listened to, e.g. by OpenTelemetry.</summary>
public static class EngineTelemetry
{
    /// <summary>For <c>TracerProviderBuilder.AddSource</c>.</summary>
    public const string ActivitySourceName = "Cacao";

    /// <summary>For <c>MeterProviderBuilder.AddMeter</c>.</summary>
    public const string MeterName = "Cacao";

    internal static ActivitySource Source { get; } = new(ActivitySourceName);

    /// <summary>Not that of the web server or of the application.</summary>
    internal static bool IsOurs([NotNullWhen(true)] Activity? activity) =>
        activity?.Source == Source;
}

/// <summary>The instruments of one server.</summary>
/// <remarks>Names and units follow the conventions of OpenTelemetry.</remarks>
internal sealed class EngineMeter
{
    private readonly Counter<long> _slowConsumers;
    private long _activeSubscriptions;
    private long _socketConnections;

    // The factory of the host owns the meter, so that listeners can tell hosts apart.
    public EngineMeter(IMeterFactory factory, TimeProvider time)
    {
        Time = time;
        var meter = factory.Create(EngineTelemetry.MeterName);
        RequestDuration = meter.CreateHistogram<double>(
            "graphql.server.request.duration",
            "s",
            "Time from the request to its response, or to the opening of its stream."
        );
        RefusedRequests = meter.CreateCounter<long>(
            "graphql.server.request.refused",
            "{request}",
            "Requests that were not executed, by the code of their error."
        );
        DocumentLookups = meter.CreateCounter<long>(
            "graphql.server.document_cache.lookups",
            "{lookup}",
            "Documents that were looked for in the cache, found (hit) or not (miss)."
        );
        FieldErrors = meter.CreateCounter<long>(
            "graphql.server.field.errors",
            "{error}",
            "Errors of fields, by their code or the type of their exception."
        );
        SubscriptionEvents = meter.CreateCounter<long>(
            "graphql.server.subscription.events",
            "{event}",
            "Events that were executed for subscribers."
        );
        _slowConsumers = meter.CreateCounter<long>(
            "graphql.server.subscription.slow_consumers",
            "{consumer}",
            "Subscriptions (topic) and connections (socket) that ended because they took too little."
        );
        BatchSize = meter.CreateHistogram<long>(
            "graphql.server.dataloader.batch.size",
            "{key}",
            "Keys that a DataLoader has asked for at once."
        );
        meter.CreateObservableUpDownCounter(
            "graphql.server.subscriptions.active",
            () => Interlocked.Read(ref _activeSubscriptions),
            "{subscription}",
            "Subscriptions that are open."
        );
        meter.CreateObservableUpDownCounter(
            "graphql.server.websocket.connections",
            () => Interlocked.Read(ref _socketConnections),
            "{connection}",
            "Sockets that are open."
        );
    }

    public TimeProvider Time { get; }

    public Histogram<double> RequestDuration { get; }

    public Counter<long> RefusedRequests { get; }

    public Counter<long> DocumentLookups { get; }

    public Counter<long> FieldErrors { get; }

    public Counter<long> SubscriptionEvents { get; }

    public Histogram<long> BatchSize { get; }

    /// <summary>Whether anybody listens to what requests are counted by.</summary>
    public bool CountsRequests =>
        RequestDuration.Enabled
        || RefusedRequests.Enabled
        || DocumentLookups.Enabled
        || FieldErrors.Enabled
        || SubscriptionEvents.Enabled;

    public void AddSubscription(int difference) =>
        Interlocked.Add(ref _activeSubscriptions, difference);

    /// <param name="consumer">What has ended: a subscription (<c>topic</c>) or a <c>socket</c>.</param>
    public void AddSlowConsumer(string consumer) =>
        _slowConsumers.Add(1, new KeyValuePair<string, object?>("graphql.consumer", consumer));

    public void AddConnection(int difference) =>
        Interlocked.Add(ref _socketConnections, difference);
}
