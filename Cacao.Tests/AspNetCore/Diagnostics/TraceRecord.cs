using System.Collections.Concurrent;
using System.Diagnostics;
using Cacao.Execution.Diagnostics;

namespace Cacao.Tests.AspNetCore.Diagnostics;

/// <summary>
/// The activities of one trace: all servers of this process share the sources, and the tests run side
/// by side.
/// </summary>
internal sealed class TraceRecord : IDisposable
{
    private const string WebServer = "Microsoft.AspNetCore";

    private readonly ActivityTraceId _id = ActivityTraceId.CreateRandom();
    private readonly ActivityListener _listener;
    private readonly ConcurrentQueue<Activity> _ended = [];
    private readonly SemaphoreSlim _endedRequests = new(0);

    public TraceRecord()
    {
        _listener = new()
        {
            ShouldListenTo = source =>
                source.Name is EngineTelemetry.ActivitySourceName or WebServer,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The header that makes a request part of this trace.</summary>
    public string TraceParent => $"00-{_id}-{ActivitySpanId.CreateRandom()}-01";

    /// <summary>Those of the engine, in the order of their ends.</summary>
    public IEnumerable<Activity> Spans =>
        _ended.Where(activity => activity.Source.Name == EngineTelemetry.ActivitySourceName);

    /// <summary>That of the web server.</summary>
    public Activity Root => _ended.Single(activity => activity.Source.Name == WebServer);

    public Activity this[string displayName] =>
        Spans.Single(activity => activity.DisplayName == displayName);

    /// <summary>Sends the request as part of the trace, and waits for the server to be done with it.</summary>
    public async Task<TransportHost.Answer> SendAsync(
        TransportHost host,
        HttpRequestMessage request
    )
    {
        request.Headers.Add("traceparent", TraceParent);
        var answer = await host.SendAsync(request);
        await EndOfRequestAsync();
        return answer;
    }

    /// <summary>The web server's activity ends last, and after the client has its answer.</summary>
    public async Task EndOfRequestAsync() =>
        (
            await _endedRequests.WaitAsync(
                TimeSpan.FromMinutes(1),
                TestContext.Current.CancellationToken
            )
        ).ShouldBeTrue();

    /// <summary>The names on the way from the web server's activity down to this one.</summary>
    public string PathOf(Activity span)
    {
        var names = new List<string>();
        for (var at = span; at is not null && at != Root; at = at.Parent)
        {
            names.Insert(0, at.DisplayName);
        }

        return string.Join(" > ", names);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _endedRequests.Dispose();
    }

    private void Add(Activity activity)
    {
        if (activity.TraceId != _id)
        {
            return;
        }

        _ended.Enqueue(activity);
        if (activity.Source.Name == WebServer)
        {
            _endedRequests.Release();
        }
    }
}
