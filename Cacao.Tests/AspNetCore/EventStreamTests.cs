using System.Net.Http.Headers;
using System.Text;

namespace Cacao.Tests.AspNetCore;

public sealed class EventStreamTests
{
    private const string Stream = "text/event-stream";

    [Fact]
    public async Task A_subscription_is_a_next_for_each_event_and_a_complete()
    {
        await using var host = await TransportHost.StartAsync();

        var answer = await host.QueryAsync("subscription three", Stream);

        answer.Status.ShouldBe(200);
        answer.ContentType.ShouldBe("text/event-stream; charset=utf-8");
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
        answer.Body.ShouldBe(
            ":\n\n"
                + "event: next\ndata: {\"data\":{\"count\":1}}\n\n"
                + "event: next\ndata: {\"data\":{\"count\":2}}\n\n"
                + "event: next\ndata: {\"data\":{\"count\":3}}\n\n"
                + "event: complete\ndata:\n\n"
        );
    }

    [Theory]
    [InlineData("{ hello }", """{"data":{"hello":"world"}}""")]
    [InlineData("mutation hello", """{"data":{"hello":"world"}}""")]
    [InlineData("{ invalid }", """{"errors":[{"message":"invalid"}]}""")]
    public async Task Every_operation_can_be_a_stream_and_so_can_its_refusal(
        string document,
        string json
    )
    {
        await using var host = await TransportHost.StartAsync();

        var answer = await host.QueryAsync(document, Stream);

        answer.Status.ShouldBe(200);
        answer.Body.ShouldBe($":\n\nevent: next\ndata: {json}\n\nevent: complete\ndata:\n\n");
    }

    [Fact]
    public async Task A_malformed_request_is_refused_before_the_stream()
    {
        await using var host = await TransportHost.StartAsync();

        (await host.PostAsync("{}", Stream)).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("application/json, text/event-stream;q=0.1")]
    [InlineData("*/*")]
    public async Task A_subscription_is_streamed_wherever_that_is_acceptable(string accept)
    {
        await using var host = await TransportHost.StartAsync();

        (await host.QueryAsync("subscription three", accept)).ContentType!.ShouldStartWith(Stream);
    }

    [Fact]
    public async Task EventSource_subscribes_by_GET()
    {
        await using var host = await TransportHost.StartAsync();

        var answer = await host.GetAsync("/graphql?query=subscription+three", Stream);

        answer.Body.ShouldEndWith("event: complete\ndata:\n\n");
    }

    [Fact]
    public async Task Headers_come_before_the_first_event_and_silence_is_broken_by_comments()
    {
        await using var host = await TransportHost.StartAsync(options =>
            options.EventStreamKeepAlive = TimeSpan.FromMilliseconds(30)
        );
        using var response = await OpenAsync(host);
        using var reader = new System.IO.StreamReader(
            await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)
        );

        for (var comments = 0; comments < 3; comments++)
        {
            (await ReadLineAsync(reader)).ShouldBe(":");
            (await ReadLineAsync(reader)).ShouldBe("");
        }

        host.Executor.Live.Writer.TryWrite(7).ShouldBeTrue();
        string? line;
        do
        {
            line = await ReadLineAsync(reader);
        } while (line is ":" or "");
        line.ShouldBe("event: next");
        (await ReadLineAsync(reader)).ShouldBe("""data: {"data":{"count":7}}""");
    }

    [Fact]
    public async Task A_client_that_goes_away_frees_the_source()
    {
        await using var host = await TransportHost.StartAsync();
        var response = await OpenAsync(host);
        host.Executor.OpenStreams.ShouldBe(1);

        response.Dispose();

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (host.Executor.OpenStreams > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }

    [Fact]
    public async Task A_stopping_server_ends_the_stream_with_the_reason_and_complete()
    {
        await using var host = await TransportHost.StartAsync();
        using var response = await OpenAsync(host);

        await host.StopAsync();

        using var reader = new System.IO.StreamReader(
            await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)
        );
        List<string> lines = [];
        while (await ReadLineAsync(reader) is { } line)
        {
            lines.Add(line);
        }

        lines.ShouldBe([
            ":",
            "",
            "event: next",
            """data: {"errors":[{"message":"The server is shutting down. Subscribe again.","extensions":{"code":"SERVER_SHUTDOWN"}}]}""",
            "",
            "event: complete",
            "data:",
            "",
        ]);
        host.Executor.OpenStreams.ShouldBe(0);
    }

    private static Task<HttpResponseMessage> OpenAsync(TransportHost host)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(
                """{"query":"subscription live"}""",
                Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(Stream));
        return host.Client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
    }

    private static Task<string?> ReadLineAsync(System.IO.StreamReader reader) =>
        reader
            .ReadLineAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(TimeSpan.FromSeconds(10));
}
