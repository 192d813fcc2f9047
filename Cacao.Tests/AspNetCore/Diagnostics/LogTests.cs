using Cacao.AspNetCore;
using Cacao.Execution;
using Cacao.Types.Configuration;

namespace Cacao.Tests.AspNetCore.Diagnostics;

/// <summary>What stands in the log, by ids that stay.</summary>
public sealed class LogTests : IDisposable
{
    private readonly LogRecord _log = new();

    [Fact]
    public async Task An_exception_of_a_resolver_is_an_error_with_the_field()
    {
        await using var host = await StartAsync();

        await host.QueryAsync("{ throws }");

        var entry = _log.Entries.ShouldHaveSingleItem();
        entry.Category.ShouldBe("Cacao.Execution");
        entry.Level.ShouldBe(LogLevel.Error);
        entry.Id.Id.ShouldBe(1);
        entry.Id.Name.ShouldBe("UnexpectedException");
        entry.Text.ShouldBe("Unexpected exception in Query.throws");
        entry.Exception.ShouldBeOfType<InvalidOperationException>();
    }

    [Theory]
    [InlineData("{ greet(", "A request was refused: SyntaxError, HC0011")]
    [InlineData("{ nothing }", "A request was refused: ValidationError, (null)")]
    public async Task A_refused_request_is_a_debug_entry_with_the_code(string query, string text)
    {
        await using var host = await StartAsync();

        await host.QueryAsync(query);

        var entry = _log.Entries.ShouldHaveSingleItem();
        entry.Id.Id.ShouldBe(4);
        entry.Level.ShouldBe(LogLevel.Debug);
        entry.Text.ShouldBe(text);
    }

    [Fact]
    public async Task A_request_that_took_too_long_is_a_warning()
    {
        await using var host = await StartAsync(builder =>
            builder.ModifyRequestOptions(options =>
                options.ExecutionTimeout = TimeSpan.FromMilliseconds(1)
            )
        );

        await host.QueryAsync("{ wait }");

        var entry = _log.Entries.ShouldHaveSingleItem();
        entry.Id.Id.ShouldBe(5);
        entry.Level.ShouldBe(LogLevel.Warning);
        entry.Text.ShouldBe("A Query took longer than 00:00:00.0010000");
    }

    [Fact]
    public async Task A_later_part_that_took_too_long_is_a_warning_too()
    {
        await using var host = await StartAsync(builder =>
            builder
                .ModifyOptions(options => options.EnableDefer = true)
                .ModifyRequestOptions(options =>
                    options.ExecutionTimeout = TimeSpan.FromMilliseconds(200)
                )
        );

        await host.SendAsync(
            DiagnosticServer.Post(
                "{ greet(name: \"a\") ... @defer { wait } }",
                accept: "multipart/mixed"
            )
        );

        var entry = _log.Entries.ShouldHaveSingleItem();
        entry.Id.Id.ShouldBe(5);
        entry.Level.ShouldBe(LogLevel.Warning);
    }

    [Fact]
    public async Task A_request_that_the_transport_refuses_is_a_debug_entry_with_code_and_status()
    {
        await using var host = await StartAsync();

        await host.PostAsync("[]");

        var entry = _log.Entries.ShouldHaveSingleItem();
        entry.Category.ShouldBe("Cacao.AspNetCore");
        entry.Id.Id.ShouldBe(30);
        entry.Level.ShouldBe(LogLevel.Debug);
        entry.Text.ShouldBe("Refused by the transport: HC0009, status 400");
    }

    [Fact]
    public async Task A_fault_of_an_interceptor_is_an_error()
    {
        await using var host = await StartAsync(builder =>
            builder.AddHttpRequestInterceptor<BrokenInterceptor>()
        );

        (await host.QueryAsync("{ throws }")).Status.ShouldBe(500);

        var entry = _log.Entries.ShouldHaveSingleItem();
        entry.Id.Id.ShouldBe(20);
        entry.Level.ShouldBe(LogLevel.Error);
        entry.Exception.ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public async Task No_message_holds_what_users_have_entered()
    {
        await using var host = await StartAsync();
        var secret = DiagnosticServer.Secret;
        string[] queries =
        [
            $"query Q($name: String!) {{ greet(name: $name) throws refuses }} # {secret}",
            $"{{ greet(name: \"{secret}\", other: \"{secret}\") }}",
            $"query Q($name: Int!) {{ name(id: $name) }}",
            $"{{ greet(name: \"{secret}\"",
            "subscription { break }",
        ];

        foreach (var query in queries)
        {
            var request = DiagnosticServer.Post(
                query,
                $$"""{"name":"{{secret}}"}""",
                "text/event-stream"
            );
            request.Headers.Authorization = new("Bearer", secret);
            await host.SendAsync(request);
        }

        _log.Entries.Select(entry => entry.Id.Id).ShouldBe([1, 4, 4, 4, 1]);
        _log.Entries.ShouldAllBe(entry => !entry.Text.Contains(secret));
    }

    public void Dispose() => _log.Dispose();

    private Task<TransportHost> StartAsync(Action<IRequestExecutorBuilder>? configure = null) =>
        DiagnosticServer.StartAsync(builder =>
        {
            builder.Services.AddLogging(logging =>
                logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log)
            );
            configure?.Invoke(builder);
        });

    private sealed class BrokenInterceptor : DefaultHttpRequestInterceptor
    {
        public override ValueTask OnCreateAsync(
            HttpContext context,
            IRequestExecutor requestExecutor,
            OperationRequestBuilder requestBuilder,
            CancellationToken cancellationToken
        ) => throw new InvalidOperationException("broken");
    }
}
