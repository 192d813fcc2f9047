using System.Net.WebSockets;
using System.Security.Claims;
using Cacao.AspNetCore;
using Cacao.Errors;

namespace Cacao.Tests.AspNetCore;

public sealed class SocketTests
{
    [Fact]
    public async Task A_query_gives_one_next_and_one_complete()
    {
        await using var host = await TransportHost.StartAsync();
        using var client = await SocketClient.ReadyAsync(host);

        await client.SubscribeAsync("a\\n1", "{ hello }");

        (await client.ReadAsync()).ShouldBe(
            """{"id":"a\n1","type":"next","payload":{"data":{"hello":"world"}}}"""
        );
        (await client.ReadAsync()).ShouldBe("""{"id":"a\n1","type":"complete"}""");
    }

    [Fact]
    public async Task A_subscription_gives_a_next_for_each_event_and_frees_its_id()
    {
        await using var host = await TransportHost.StartAsync();
        using var client = await SocketClient.ReadyAsync(host);

        for (var round = 0; round < 2; round++)
        {
            await client.SubscribeAsync("s", "subscription three");
            for (var i = 1; i <= 3; i++)
            {
                (await client.ReadAsync()).ShouldBe(
                    $$$$"""{"id":"s","type":"next","payload":{"data":{"count":{{{{i}}}}}}}"""
                );
            }

            (await client.ReadAsync()).ShouldBe("""{"id":"s","type":"complete"}""");
        }

        host.Executor.OpenStreams.ShouldBe(0);
    }

    [Theory]
    [InlineData("{", "syntax")]
    [InlineData("{ invalid }", "invalid")]
    [InlineData("{ variable }", "variable")]
    [InlineData("{ denied }", "denied")]
    [InlineData("", "syntax")]
    public async Task What_is_never_executed_gives_an_error_and_no_complete(
        string query,
        string message
    )
    {
        await using var host = await TransportHost.StartAsync();
        using var client = await SocketClient.ReadyAsync(host);

        await client.SubscribeAsync("e", query);
        (await client.ReadAsync()).ShouldBe(
            $$"""{"id":"e","type":"error","payload":[{"message":"{{message}}"}]}"""
        );

        await client.SubscribeAsync("e", "{ hello }");
        (await client.ReadAsync()).ShouldContain("next");
    }

    [Fact]
    public async Task A_fault_is_an_error_that_gives_nothing_away()
    {
        await using var host = await TransportHost.StartAsync();
        using var client = await SocketClient.ReadyAsync(host);

        await client.SubscribeAsync("e", "{ crash }");

        var error = await client.ReadAsync();
        error.ShouldContain("\"error\"");
        error.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task After_complete_from_the_client_nothing_more_comes_and_the_source_is_freed()
    {
        await using var host = await TransportHost.StartAsync();
        using var client = await SocketClient.ReadyAsync(host);
        await client.SubscribeAsync("s", "subscription endless");
        await client.ReadAsync();

        await client.SendAsync("""{"id":"s","type":"complete"}""");
        await client.SubscribeAsync("s", "{ hello }");

        while ((await client.ReadAsync()) is var message && !message.Contains("hello"))
        {
            message.ShouldContain("count");
        }

        await client.ReadAsync();
        await Eventually.IsTrueAsync(() => host.Executor.OpenStreams == 0);
    }

    [Fact]
    public async Task Pings_are_answered_with_their_payload()
    {
        await using var host = await TransportHost.StartAsync();
        using var client = new SocketClient(await host.ConnectAsync());

        await client.SendAsync("""{"type":"ping"}""");
        (await client.ReadAsync()).ShouldBe("""{"type":"pong"}""");
        await client.SendAsync("""{"type":"ping","payload":{"a":[1]}}""");
        (await client.ReadAsync()).ShouldBe("""{"type":"pong","payload":{"a":[1]}}""");
    }

    [Fact]
    public async Task An_acknowledged_connection_is_kept_alive_by_pings()
    {
        await using var host = await TransportHost.StartAsync(options =>
        {
            options.Sockets.ConnectionInitializationTimeout = TimeSpan.FromMilliseconds(50);
            options.Sockets.KeepAliveInterval = TimeSpan.FromMilliseconds(50);
        });
        using var client = await SocketClient.ReadyAsync(host);

        (await client.ReadAsync()).ShouldBe("""{"type":"ping"}""");
        (await client.ReadAsync()).ShouldBe("""{"type":"ping"}""");
    }

    [Fact]
    public async Task Without_connection_init_the_connection_ends_with_4408()
    {
        await using var host = await TransportHost.StartAsync(options =>
            options.Sockets.ConnectionInitializationTimeout = TimeSpan.FromMilliseconds(50)
        );
        using var client = new SocketClient(await host.ConnectAsync());

        (await client.ReadAsync()).ShouldStartWith("4408");
    }

    [Fact]
    public async Task A_decision_that_never_comes_ends_it_too_and_holds_up_nothing_meanwhile()
    {
        await using var host = await TransportHost.StartAsync(
            options =>
                options.Sockets.ConnectionInitializationTimeout = TimeSpan.FromMilliseconds(500),
            services => services.AddSingleton<ISocketSessionInterceptor, Undecided>()
        );
        using var client = new SocketClient(await host.ConnectAsync());

        await client.SendAsync("""{"type":"connection_init"}""");
        await client.SendAsync("""{"type":"ping"}""");

        (await client.ReadAsync()).ShouldBe("""{"type":"pong"}""");
        (await client.ReadAsync()).ShouldStartWith("4408");
        await client.Socket.CloseOutputAsync(
            WebSocketCloseStatus.NormalClosure,
            "",
            TestContext.Current.CancellationToken
        );
        var undecided = (Undecided)host.Services.GetRequiredService<ISocketSessionInterceptor>();
        await undecided.Closed.WaitAsync(
            TimeSpan.FromSeconds(10),
            TestContext.Current.CancellationToken
        );
    }

    [Theory]
    [InlineData("""{"type":"connection_init"}""", "4429")]
    [InlineData("hello", "4400")]
    [InlineData("", "4400")]
    [InlineData("[]", "4400")]
    [InlineData("{}", "4400")]
    [InlineData("""{"type":1}""", "4400")]
    [InlineData("""{"type":"start","id":"a"}""", "4400")]
    [InlineData("""{"type":"next","id":"a"}""", "4400")]
    [InlineData("""{"type":"ping","payload":"x"}""", "4400")]
    [InlineData("""{"type":"ping","\ud800":1}""", "4400")]
    [InlineData("""{"type":"\ud800"}""", "4400")]
    [InlineData("""{"type":"complete","id":"\udc00"}""", "4400")]
    [InlineData("""{"type":"complete"}""", "4400")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{ hello }"}}""", "4400")]
    [InlineData("""{"type":"subscribe","id":"a"}""", "4400")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{}}""", "4400")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":7}}""", "4400")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":"","variables":[]}}""", "4400")]
    public async Task A_message_against_the_protocol_ends_the_connection(
        string message,
        string code
    )
    {
        await using var host = await TransportHost.StartAsync();
        using var client = await SocketClient.ReadyAsync(host);

        await client.SendAsync(message);

        (await client.ReadCloseAsync()).ShouldStartWith(code);
    }

    [Fact]
    public async Task Subscribing_before_the_acknowledgement_ends_with_4401()
    {
        await using var host = await TransportHost.StartAsync();
        using var client = new SocketClient(await host.ConnectAsync());

        await client.SubscribeAsync("a", "{ hello }");

        (await client.ReadCloseAsync()).ShouldBe("4401 Unauthorized");
        host.Executor.LastRequest.ShouldBeNull();
    }

    [Fact]
    public async Task An_id_in_use_ends_with_4409_and_frees_all_sources()
    {
        await using var host = await TransportHost.StartAsync();
        using var client = await SocketClient.ReadyAsync(host);
        await client.SubscribeAsync("other", "subscription live");
        await client.SubscribeAsync("dup", "subscription endless");
        await client.SubscribeAsync("dup", "{ hello }");

        (await client.ReadCloseAsync()).ShouldBe("4409 Subscriber for dup already exists");
        await Eventually.IsTrueAsync(() => host.Executor.OpenStreams == 0);
    }

    [Fact]
    public async Task Another_subprotocol_ends_with_4406()
    {
        await using var host = await TransportHost.StartAsync();
        var socket = new ClientWebSocket();
        var address = new UriBuilder(host.Address) { Scheme = "ws", Path = "/graphql" }.Uri;
        await socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        using var client = new SocketClient(socket);

        (await client.ReadAsync()).ShouldStartWith("4406");
    }

    [Fact]
    public async Task Operations_over_the_limit_are_turned_away_and_the_connection_stays()
    {
        await using var host = await TransportHost.StartAsync(options =>
            options.Sockets.MaxOperations = 2
        );
        using var client = await SocketClient.ReadyAsync(host);

        await client.SubscribeAsync("a", "subscription live");
        await client.SubscribeAsync("b", "subscription live");
        await client.SubscribeAsync("c", "{ hello }");
        (await client.ReadAsync()).ShouldContain("TOO_MANY_OPERATIONS");

        await client.SendAsync("""{"id":"a","type":"complete"}""");
        await client.SubscribeAsync("c", "{ hello }");
        (await client.ReadAsync()).ShouldContain("world");
    }

    [Fact]
    public async Task A_message_over_the_limit_ends_with_1009()
    {
        await using var host = await TransportHost.StartAsync(options =>
            options.Sockets.MaxMessageBytes = 1000
        );
        using var client = await SocketClient.ReadyAsync(host);

        await client.SubscribeAsync("a", new string('x', 20_000));

        (await client.ReadCloseAsync()).ShouldStartWith("1009");
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_off_and_its_sources_are_freed()
    {
        await using var host = await TransportHost.StartAsync(options =>
        {
            options.Sockets.SendTimeout = TimeSpan.FromMilliseconds(200);
            options.Sockets.MaxQueuedMessages = 4;
        });
        using var client = await SocketClient.ReadyAsync(host);
        await client.SubscribeAsync("s", "subscription live");
        await Eventually.IsTrueAsync(() => host.Executor.OpenStreams == 1);

        // More than the buffers of both ends of the connection take.
        var large =
            $$$"""{"query":"{ echo }","variables":{"a":"{{{new string('x', 500_000)}}}"}}""";
        await Should.ThrowAsync<WebSocketException>(async () =>
        {
            for (var i = 0; i < 1000; i++)
            {
                await client.SendAsync(
                    $$"""{"id":"{{i}}","type":"subscribe","payload":{{large}}}"""
                );
            }
        });

        await Eventually.IsTrueAsync(() => host.Executor.OpenStreams == 0);
    }

    [Fact]
    public async Task A_connection_that_breaks_frees_its_sources()
    {
        await using var host = await TransportHost.StartAsync();
        using var client = await SocketClient.ReadyAsync(host);
        await client.SubscribeAsync("a", "subscription live");
        await client.SubscribeAsync("b", "subscription endless");
        await Eventually.IsTrueAsync(() => host.Executor.OpenStreams == 2);

        client.Socket.Abort();

        await Eventually.IsTrueAsync(() => host.Executor.OpenStreams == 0);
    }

    [Fact]
    public async Task The_close_of_the_client_is_answered_with_its_code()
    {
        await using var host = await TransportHost.StartAsync();
        using var client = await SocketClient.ReadyAsync(host);

        await client.Socket.CloseAsync(
            WebSocketCloseStatus.NormalClosure,
            "bye",
            TestContext.Current.CancellationToken
        );

        client.Socket.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task A_stopping_server_ends_subscriptions_with_the_reason_and_goes_away()
    {
        await using var host = await TransportHost.StartAsync();
        using var client = await SocketClient.ReadyAsync(host);
        await client.SubscribeAsync("s", "subscription live");
        await Eventually.IsTrueAsync(() => host.Executor.OpenStreams == 1);

        var stopping = host.StopAsync();

        (await client.ReadAsync()).ShouldBe(
            """{"id":"s","type":"next","payload":{"errors":[{"message":"The server is shutting down. Subscribe again.","extensions":{"code":"SERVER_SHUTDOWN"}}]}}"""
        );
        (await client.ReadAsync()).ShouldBe("""{"id":"s","type":"complete"}""");
        (await client.ReadAsync()).ShouldBe("1001 SERVER_SHUTDOWN");
        await client.Socket.CloseOutputAsync(
            WebSocketCloseStatus.NormalClosure,
            "",
            TestContext.Current.CancellationToken
        );
        await stopping;
    }

    [Fact]
    public async Task The_interceptor_reads_the_token_of_connection_init()
    {
        await using var host = await TransportHost.StartAsync(services: services =>
            services.AddSingleton<ISocketSessionInterceptor, TokenInterceptor>()
        );
        using var client = await SocketClient.ReadyAsync(host, """{"token":"anna"}""");

        await client.SubscribeAsync("a", "{ user }");

        (await client.ReadAsync()).ShouldContain("""{"data":{"user":"anna"}}""");
        await client.ReadAsync();
        await client.SubscribeAsync("b", "{ echo }");
        (await client.ReadAsync()).ShouldContain("not you");
    }

    [Fact]
    public async Task A_refused_connection_ends_with_4403()
    {
        await using var host = await TransportHost.StartAsync(services: services =>
            services.AddSingleton<ISocketSessionInterceptor, TokenInterceptor>()
        );
        using var client = new SocketClient(await host.ConnectAsync());

        await client.SendAsync("""{"type":"connection_init","payload":{"token":"eve"}}""");

        (await client.ReadAsync()).ShouldBe("4403 Forbidden");
    }

    [Theory]
    [InlineData("https://evil.example", false)]
    [InlineData("http://localhost:3000", true)]
    [InlineData("https://shop.example", true)]
    public async Task Only_known_origins_may_open_a_socket(string origin, bool allowed)
    {
        await using var host = await TransportHost.StartAsync(options =>
            options.Sockets.AllowedOrigins.Add("https://shop.example")
        );

        var connecting = host.ConnectAsync(origin: origin);

        if (allowed)
        {
            (await connecting).Dispose();
        }
        else
        {
            var refused = await Should.ThrowAsync<WebSocketException>(connecting);
            refused.Message.ShouldContain("403");
        }
    }

    /// <summary>Neither accepts nor refuses, nor listens to the end of the connection.</summary>
    private sealed class Undecided : DefaultSocketSessionInterceptor
    {
        private readonly TaskCompletionSource _closed = new();

        public Task Closed => _closed.Task;

        public override ValueTask<ConnectionStatus> OnConnectAsync(
            ISocketSession session,
            IOperationMessagePayload connectionInitMessage,
            CancellationToken cancellationToken
        ) => new(new TaskCompletionSource<ConnectionStatus>().Task);

        public override ValueTask OnCloseAsync(
            ISocketSession session,
            CancellationToken cancellationToken
        )
        {
            _closed.SetResult();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class TokenInterceptor : DefaultSocketSessionInterceptor
    {
        public override ValueTask<ConnectionStatus> OnConnectAsync(
            ISocketSession session,
            IOperationMessagePayload connectionInitMessage,
            CancellationToken cancellationToken
        )
        {
            if (connectionInitMessage.As<Init>() is not { Token: "anna" } init)
            {
                return new(ConnectionStatus.Reject());
            }

            session.Connection.HttpContext.User = new(
                new ClaimsIdentity([new(ClaimTypes.Name, init.Token)], "test")
            );
            return new(ConnectionStatus.Accept());
        }

        public override ValueTask OnRequestAsync(
            ISocketSession session,
            string operationSessionId,
            OperationRequestBuilder requestBuilder,
            CancellationToken cancellationToken
        ) =>
            operationSessionId == "b"
                ? throw new GraphQLException("not you")
                : ValueTask.CompletedTask;

        private sealed record Init(string Token);
    }
}
