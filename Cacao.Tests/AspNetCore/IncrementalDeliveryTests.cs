using System.Net.WebSockets;
using System.Text;
using Cacao.Execution;

namespace Cacao.Tests.AspNetCore;

/// <summary>Responses in parts on the wire.</summary>
public sealed class IncrementalDeliveryTests
{
    private const string Query = """{ fast ... @defer(label: "later") { slow } }""";

    private const string FirstPart = """{"data":{"fast":"fast"},"hasNext":true}""";

    private const string LastPart =
        """{"incremental":[{"data":{"slow":"slow"},"label":"later","path":[]}],"hasNext":false}""";

    private const string Multipart =
        $"\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{FirstPart}"
        + $"\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{LastPart}"
        + "\r\n-----\r\n";

    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    [InlineData("multipart/mixed")]
    [InlineData("multipart/mixed; deferSpec=20220824")]
    [InlineData(
        "multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9"
    )]
    [InlineData(
        "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed"
    )]
    public async Task Parts_are_the_parts_of_a_multipart_body(string? accept)
    {
        await using var server = await IncrementalServer.StartAsync();

        var (status, type, body) = await server.PostAsync(Query, accept);

        status.ShouldBe(200);
        type!.ToString().ShouldBe("multipart/mixed; boundary=\"-\"");
        body.ShouldBe(Multipart);
    }

    [Fact]
    public async Task A_GET_is_answered_likewise()
    {
        await using var server = await IncrementalServer.StartAsync();

        (
            await server.Client.GetStringAsync(
                "/graphql?query=" + Uri.EscapeDataString(Query),
                TestContext.Current.CancellationToken
            )
        ).ShouldBe(Multipart);
    }

    [Theory]
    [InlineData("multipart/mixed;incrementalSpec=v0.2")]
    [InlineData("multipart/mixed;incrementalSpec=v0.2,application/json;q=0.9")]
    [InlineData("*/*,multipart/mixed;incrementalSpec=v0.2")]
    public async Task A_client_may_ask_for_the_newer_format(string accept)
    {
        await using var server = await IncrementalServer.StartAsync();

        var (_, type, body) = await server.PostAsync(Query, accept);

        type!.ToString().ShouldBe("multipart/mixed; boundary=\"-\"; incrementalSpec=v0.2");
        body.ShouldContain("""{"id":"0","path":[],"label":"later"}""");
    }

    [Fact]
    public async Task The_format_for_clients_that_do_not_say_can_be_chosen()
    {
        await using var server = await IncrementalServer.StartAsync(options =>
            options.IncrementalFormat = IncrementalFormat.Version02
        );

        (await server.PostAsync(Query, "multipart/mixed")).Body.ShouldContain("\"pending\"");
        (await server.PostAsync(Query, "multipart/mixed;deferSpec=20220824")).Body.ShouldBe(
            Multipart
        );
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    [InlineData("application/json, text/plain, */*")]
    [InlineData("application/json, multipart/mixed;incrementalSpec=v9")]
    [InlineData("application/json, multipart/mixed;boundary=graphql;subscriptionSpec=1.0")]
    public async Task A_client_that_reads_no_parts_gets_the_whole(string accept)
    {
        await using var server = await IncrementalServer.StartAsync();

        var (status, _, body) = await server.PostAsync(Query, accept);

        status.ShouldBe(200);
        body.ShouldBe("""{"data":{"fast":"fast","slow":"slow"}}""");
    }

    [Theory]
    [InlineData("text/event-stream")]
    [InlineData("text/event-stream, multipart/mixed;q=0.5")]
    public async Task Parts_may_be_events(string accept)
    {
        await using var server = await IncrementalServer.StartAsync();

        var (_, type, body) = await server.PostAsync(Query, accept);

        type!.MediaType.ShouldBe("text/event-stream");
        body.ShouldBe(
            $":\n\nevent: next\ndata: {FirstPart}\n\nevent: next\ndata: {LastPart}\n\nevent: complete\ndata:\n\n"
        );
    }

    [Fact]
    public async Task Parts_may_be_messages_of_a_socket()
    {
        await using var server = await IncrementalServer.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        var address = new UriBuilder(server.Address) { Scheme = "ws", Path = "/graphql" };
        await socket.ConnectAsync(address.Uri, TestContext.Current.CancellationToken);
        using var client = new SocketClient(socket);
        await client.SendAsync("""{"type":"connection_init"}""");
        await client.ReadAsync();

        await client.SubscribeAsync("1", "{ fast ... @defer { slow } }");

        (await client.ReadAsync()).ShouldBe(
            $$"""{"id":"1","type":"next","payload":{{FirstPart}}}"""
        );
        (await client.ReadAsync()).ShouldBe(
            """{"id":"1","type":"next","payload":{"incremental":[{"data":{"slow":"slow"},"path":[]}],"hasNext":false}}"""
        );
        (await client.ReadAsync()).ShouldBe("""{"id":"1","type":"complete"}""");
    }

    [Fact]
    public async Task A_part_is_sent_with_its_boundary_before_the_next_one_is_there()
    {
        await using var server = await IncrementalServer.StartAsync();
        using var response = await server.OpenAsync(
            "{ fast ... @defer { gated } }",
            "multipart/mixed"
        );
        await using var body = await response.Content.ReadAsStreamAsync(
            TestContext.Current.CancellationToken
        );

        await ReadUntilAsync(body, FirstPart + "\r\n---");
        server.Controls.Gate.SetResult();

        await ReadUntilAsync(body, "\"hasNext\":false}\r\n-----\r\n");
    }

    [Fact]
    public async Task Items_are_sent_as_they_come_and_their_source_ends_when_the_client_goes_away()
    {
        await using var server = await IncrementalServer.StartAsync();
        var response = await server.OpenAsync("{ numbers @stream }", "multipart/mixed");
        var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);

        await ReadUntilAsync(body, "\"hasNext\":true}");
        server.Controls.Numbers.Writer.TryWrite(5);
        await ReadUntilAsync(body, """{"items":[5],"path":["numbers",0]}""");
        server.Controls.Ended.Task.IsCompleted.ShouldBeFalse();
        response.Dispose();

        await server.Controls.Ended.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_item_is_not_read_before_the_client_asks_for_the_list()
    {
        await using var server = await IncrementalServer.StartAsync();
        server.Controls.Numbers.Writer.TryWrite(1);
        server.Controls.Numbers.Writer.Complete();

        (await server.PostAsync("{ numbers }", "application/json")).Body.ShouldBe(
            """{"data":{"numbers":[1]}}"""
        );
    }

    [Fact]
    public async Task What_is_invalid_is_refused_as_ever()
    {
        await using var server = await IncrementalServer.StartAsync();

        var (status, type, _) = await server.PostAsync(
            "{ ... @defer { unknown } }",
            "multipart/mixed;deferSpec=20220824,application/graphql-response+json"
        );

        status.ShouldBe(400);
        type!.MediaType.ShouldBe("application/graphql-response+json");
    }

    [Fact]
    public async Task The_directives_are_part_of_the_schema_that_enables_them()
    {
        await using var server = await IncrementalServer.StartAsync();

        var sdl = await server.Client.GetStringAsync(
            "/graphql?sdl",
            TestContext.Current.CancellationToken
        );
        sdl.ShouldContain("directive @defer(");
        sdl.ShouldContain("if: Boolean! = true");
        sdl.ShouldContain("directive @stream(");
        sdl.ShouldContain("initialCount: Int! = 0");
        (
            await server.PostAsync("{ __schema { directives { name } } }", "application/json")
        ).Body.ShouldContain("""{"name":"defer"},{"name":"stream"}""");
    }

    [Theory]
    [InlineData("{ ... @defer { fast } }", "Unknown directive \\\"@defer\\\".")]
    [InlineData("{ numbers @stream }", "Unknown directive \\\"@stream\\\".")]
    public async Task Without_the_options_the_directives_are_unknown(string query, string message)
    {
        await using var server = await IncrementalServer.StartAsync(isEnabled: false);

        (await server.PostAsync(query, "application/json")).Body.ShouldContain(message);
        var sdl = await server.Client.GetStringAsync(
            "/graphql?sdl",
            TestContext.Current.CancellationToken
        );
        sdl.ShouldNotContain("directive @defer");
        sdl.ShouldNotContain("directive @stream");
        (
            await server.PostAsync("{ __schema { directives { name } } }", "application/json")
        ).Body.ShouldNotContain("defer");
    }

    private static async Task ReadUntilAsync(System.IO.Stream body, string text)
    {
        var received = new StringBuilder();
        var buffer = new byte[4096];
        while (!received.ToString().Contains(text, StringComparison.Ordinal))
        {
            var count = await body.ReadAsync(buffer, TestContext.Current.CancellationToken);
            count.ShouldBeGreaterThan(0, $"The body ended before {text}: {received}");
            received.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
    }
}
