using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Cacao.Tests.AspNetCore;

/// <summary>Whatever lies in itself, as deep as a body allows, is refused and overflows no stack.</summary>
public sealed class NestingTests(NestingTests.Server server) : IClassFixture<NestingTests.Server>
{
    private static readonly int[] Sizes = [40_000, 364_000, 1_000_000];

    /// <summary>Position, what stands before, what opens and closes a level, and what stands behind.</summary>
    public static TheoryData<string, string, string, string, string> Documents =>
        new()
        {
            { "selections", "", "{a", "}", "" },
            {
                "selections with arguments",
                "{",
                "thing(isPerson: true) @skip(if: true) {",
                "}",
                "}"
            },
            { "inline fragments", "{", "... {", "}", "}" },
            { "inline fragments on types", "{", "... on Query {", "}", "}" },
            { "inline fragments with directives", "{", "... @skip(if: true) {", "}", "}" },
            { "fragment definitions", "fragment F on Query {", "order {", "}", "}" },
            { "list values", "{ hello(name: ", "[", "]", ") }" },
            { "object values", "{ echo(input: ", "{inner: ", "}", ") }" },
            { "lists of objects", "{ echo(input: ", "[{inner: ", "}]", ") }" },
            { "arguments of directives", "{ hello @skip(if: ", "[", "]", ") }" },
            {
                "arguments of an operation's directives",
                "query @a(b: ",
                "{c: ",
                "}",
                ") { hello }"
            },
            {
                "arguments of a variable's directives",
                "query ($a: Int @b(c: ",
                "[",
                "]",
                ")) { hello }"
            },
            { "list types", "query ($a: ", "[", "]", ") { hello }" },
            { "default values of lists", "query ($a: Int = ", "[", "]", ") { hello }" },
            { "default values of objects", "query ($a: Int = ", "{b: ", "}", ") { hello }" },
            { "types of fields", "type A { b: ", "[", "]", "}" },
            { "default values of arguments", "type A { b(c: D = ", "{e: ", "}", "): F }" },
            { "default values of input fields", "input A { b: C = ", "[", "]", "}" },
            { "arguments of a schema's directives", "schema @a(b: ", "[", "]", ") { query: A }" },
            { "arguments of an extension's directives", "extend enum A @b(c: ", "{d: ", "}", ")" },
            {
                "arguments of directive definitions",
                "directive @a(b: C = ",
                "[",
                "]",
                ") on FIELD"
            },
        };

    public static TheoryData<string, string, string, string, string> Bodies =>
        new()
        {
            {
                "lists in variables",
                "{\"query\":\"{hello}\",\"variables\":{\"a\":",
                "[",
                "]",
                "}}"
            },
            {
                "objects in variables",
                "{\"query\":\"{hello}\",\"variables\":{\"a\":",
                "{\"a\":",
                "}",
                "}}"
            },
            {
                "both in variables",
                "{\"query\":\"{hello}\",\"variables\":{\"a\":",
                "[{\"a\":",
                "}]",
                "}}"
            },
            { "extensions", "{\"query\":\"{hello}\",\"extensions\":{\"a\":", "[", "]", "}}" },
            { "members that nobody knows", "{\"query\":\"{hello}\",\"a\":", "{\"a\":", "}", "}" },
            { "the query itself", "{\"query\":", "[", "]", "}" },
            { "the body", "", "[", "]", "" },
        };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task In_documents_it_is_400(
        string position,
        string head,
        string open,
        string close,
        string tail
    )
    {
        foreach (var document in Nested(head, open, close, tail))
        {
            await RefusedAsync(position, JsonSerializer.Serialize(new { query = document }));
        }
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task In_bodies_it_is_400(
        string position,
        string head,
        string open,
        string close,
        string tail
    )
    {
        foreach (var body in Nested(head, open, close, tail))
        {
            await RefusedAsync(position, body);
        }
    }

    [Theory]
    [InlineData("... on Query { ...F{0} }")]
    [InlineData("...F{0}")]
    [InlineData("order(id: 1) { ...F{0} }")]
    public async Task A_chain_of_fragments_is_400(string selection)
    {
        foreach (var size in Sizes)
        {
            var document = Chain(selection, size);

            await RefusedAsync("fragments", JsonSerializer.Serialize(new { query = document }));
        }
    }

    [Theory]
    [InlineData("{ hello(name: \"", "\") }")]
    [InlineData("{ hello(name: \"\"\"", "\"\"\") }")]
    [InlineData("{ hello #", "\n}")]
    public async Task Brackets_in_strings_and_comments_are_no_nesting(string head, string tail)
    {
        foreach (var size in Sizes)
        {
            var document = head + new string('{', size / 2 - 100) + tail;

            var (status, _) = await server.Cold.PostAsync(
                JsonSerializer.Serialize(new { query = document })
            );

            status.ShouldBe(200);
        }
    }

    [Fact]
    public async Task Over_a_socket_it_is_an_error_or_the_end_of_the_connection()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var address = new UriBuilder(server.Cold.Client.BaseAddress!)
        {
            Scheme = "ws",
            Path = "/graphql",
        };
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(address.Uri, cancellationToken);
        var client = new SocketClient(socket);
        await client.SendAsync("""{"type":"connection_init"}""");
        await client.ReadAsync();

        await client.SubscribeAsync("1", Repeat("{a", 300_000));
        var error = await client.ReadAsync();
        await client.SendAsync(
            $$$"""{"id":"2","type":"subscribe","payload":{"query":"{hello}","variables":{"a":{{{Repeat("[", 500_000)}}}"""
        );

        error.ShouldContain("nested more than 200 levels deep");
        (await client.ReadCloseAsync()).ShouldStartWith("4400");
        server.Cold.HasDied.ShouldBeFalse();
    }

    private static IEnumerable<string> Nested(string head, string open, string close, string tail)
    {
        foreach (var size in Sizes)
        {
            // Quotes and line ends take two bytes in JSON.
            var depth = (size - 200) / (open.Length + close.Length + 4 * open.Count(c => c is '"'));
            yield return head + Repeat(open, depth) + Repeat(close, depth) + tail;
            yield return head
                + Repeat(open, (size - 200) / (open.Length + 4 * open.Count(c => c is '"')));
        }
    }

    private static string Chain(string selection, int size)
    {
        var document = new StringBuilder("{ ...F0 }");
        var next = 1;
        while (document.Length < size - 100)
        {
            var inside = selection.Replace("{0}", $"{next}", StringComparison.Ordinal);
            document.Append(
                CultureInfo.InvariantCulture,
                $" fragment F{next - 1} on Query {{ {inside} }}"
            );
            next++;
        }

        return document.ToString();
    }

    private async Task RefusedAsync(string position, string body)
    {
        var (status, answer) = await server.Cold.PostAsync(body);

        status.ShouldBe(400, $"{position}: {answer[..Math.Min(answer.Length, 300)]}");
        answer.ShouldContain("\"errors\":[{\"message\":");
        server.Cold.HasDied.ShouldBeFalse(position);
    }

    private static string Repeat(string text, int times) =>
        string.Concat(Enumerable.Repeat(text, times));

    /// <summary>One for all positions: it is as cold at the last request as at the first.</summary>
    public sealed class Server : IAsyncLifetime
    {
        internal ColdServer Cold { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Cold = await ColdServer.StartAsync();

        public ValueTask DisposeAsync() => Cold.DisposeAsync();
    }
}
