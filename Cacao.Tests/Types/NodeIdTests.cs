using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Cacao.Tests.Kit;
using Cacao.Types.Authoring;
using Cacao.Types.Configuration;
using Cacao.Types.NodeIds;

namespace Cacao.Tests.Types;

public sealed class NodeIdTests
{
    private static readonly Guid CustomerId = new("c8f5a7d2-454d-4c26-9f0d-0c1f9d8a7b6c");

    [Fact]
    public void Nodes_implement_the_interface_and_their_ids_are_ids() =>
        Snapshot.Match(Builder().Print(), "graphql");

    [Theory]
    [InlineData(
        """{ invoice(id: "SW52b2ljZTox") { id title } }""",
        """{"invoice":{"id":"SW52b2ljZTox","title":"Invoice 1"}}"""
    )]
    [InlineData(
        """{ node(id: "SW52b2ljZTo3") { __typename id ... on Invoice { title } } }""",
        """{"node":{"__typename":"Invoice","id":"SW52b2ljZTo3","title":"Invoice 7"}}"""
    )]
    [InlineData("""{ node(id: "SW52b2ljZTo0MDQ=") { id } }""", """{"node":null}""")]
    [InlineData(
        """{ nodes(ids: ["SW52b2ljZTo3", "SW52b2ljZTo0MDQ="]) { id } }""",
        """{"nodes":[{"id":"SW52b2ljZTo3"},null]}"""
    )]
    [InlineData("""{ titles(ids: ["SW52b2ljZTo3", "SW52b2ljZTo4"]) }""", """{"titles":"7,8"}""")]
    [InlineData("""{ search(by: { invoice: "SW52b2ljZTo3" }) }""", """{"search":"7 "}""")]
    [InlineData("""{ any(id: "V2hhdGV2ZXI6Nw==") }""", """{"any":"Whatever 7"}""")]
    public async Task Ids_are_translated_in_both_directions(string query, string data) =>
        (await Builder().AskAsync(query)).ShouldBe("{\"data\":" + data + "}");

    [Fact]
    public async Task A_guid_is_its_sixteen_bytes()
    {
        var id = Convert.ToBase64String([.. "Customer:"u8, .. CustomerId.ToByteArray()]);

        var answer = await Builder().AskAsync("""{ node(id: "ID") { id } }""".Replace("ID", id));

        answer.ShouldBe("""{"data":{"node":{"id":"ID"}}}""".Replace("ID", id));
    }

    [Theory]
    [InlineData("""{ node(id: "zzz") { id } }""", "The node ID string has an invalid format.")]
    [InlineData(
        """{ node(id: "UXVlcnk6MQ==") { id } }""",
        "There is no node resolver registered for type `Query`."
    )]
    [InlineData(
        """{ invoice(id: "Q3VzdG9tZXI6MQ==") { id } }""",
        "The node ID string has an invalid format."
    )]
    [InlineData(
        """{ invoice(id: "RG9jOjc=") { id } }""",
        "The node id type name `Doc` does not match the expected type name `Invoice`."
    )]
    [InlineData("""{ invoice(id: "7") { id } }""", "The node ID string has an invalid format.")]
    public async Task An_id_that_cannot_be_read_is_an_error(string query, string message) =>
        (await Builder().AskAsync(query)).ShouldContain(message);

    [Fact]
    public async Task No_more_nodes_than_allowed_are_fetched_at_once()
    {
        var ids = string.Join(", ", Enumerable.Repeat("\"SW52b2ljZTo3\"", 51));

        var answer = await Builder().AskAsync("{ nodes(ids: [" + ids + "]) { id } }");

        answer.ShouldContain("HC0076");
    }

    [Theory]
    [InlineData("""{ node(id: "nonsense") { id } }""")]
    [InlineData("""{ node(id: "abc_1") { id } }""")]
    [InlineData("""{ node(id: "doc_7") { id } }""")]
    public async Task An_application_may_answer_malformed_ids_like_unknown_ones(string query)
    {
        var builder = Builder()
            .AddGlobalObjectIdentification(options => options.WhenInvalid = InvalidId.Unknown)
            .AddNodeIdSerializer<PrefixedIds>();

        var answer = await builder.AskAsync(query);

        answer.ShouldBe("""{"data":{"node":null}}""");
    }

    [Fact]
    public async Task An_application_may_have_ids_of_its_own_format()
    {
        var builder = Builder()
            .AddGlobalObjectIdentification(options => options.WhenInvalid = InvalidId.Unknown)
            .AddNodeIdSerializer<PrefixedIds>();

        var answer = await builder.AskAsync(
            """{ ticket(id: "tkt_5") { id } bad: ticket(id: "!") { id } node(id: "tkt_6") { id } }"""
        );

        answer.ShouldBe(
            """{"data":{"ticket":{"id":"tkt_5"},"bad":{"id":"tkt_0"},"node":{"id":"tkt_6"}}}"""
        );
    }

    [Fact]
    public async Task A_malformed_id_is_not_taken_for_none_where_none_is_allowed()
    {
        var builder = Builder()
            .AddGlobalObjectIdentification(options => options.WhenInvalid = InvalidId.Unknown)
            .AddNodeIdSerializer<PrefixedIds>();

        var answer = await builder.AskAsync(
            """{ bad: search(by: { ticket: "!" }) none: search(by: {}) null: search(by: { ticket: null }) }"""
        );

        answer.ShouldBe("""{"data":{"bad":" 0","none":" ","null":" "}}""");
    }

    [Fact]
    public void A_node_needs_a_resolver()
    {
        var builder = TestSchema.Of(typeof(Queries), typeof(Lost)).AddGlobalObjectIdentification();

        Should
            .Throw<Cacao.Types.Building.SchemaException>(builder.Build)
            .Message.ShouldContain("Lost has no node resolver");
    }

    private static IRequestExecutorBuilder Builder() =>
        TestSchema
            .Of(typeof(Queries), typeof(InvoiceNode), typeof(Ticket), typeof(Customer), typeof(Doc))
            .AddGlobalObjectIdentification();

    [QueryType]
    public static class Queries
    {
        public static Invoice GetInvoice([ID<Invoice>] int id) => new(id);

        public static Ticket GetTicket([ID] TicketId id) => new(id);

        public static string Titles([ID("Invoice")] List<int> ids) => string.Join(',', ids);

        public static string Search(SearchInput by) => $"{by.Invoice} {by.Ticket?.Value}";

        public static string Any([ID] NodeId id) => $"{id.TypeName} {id.Key}";
    }

    public sealed record SearchInput([ID] int? Invoice, [ID] TicketId? Ticket);

    public readonly record struct TicketId(int Value);

    [Node]
    [ObjectType]
    public sealed record Ticket(TicketId Id)
    {
        public static Task<Ticket> GetAsync(TicketId id) => Task.FromResult(new Ticket(id));
    }

    /// <summary>Knows nothing of the engine.</summary>
    public sealed record Invoice(int Id)
    {
        public string Title => $"Invoice {Id}";
    }

    [Node]
    [ObjectType<Invoice>]
    public static class InvoiceNode
    {
        [NodeResolver]
        public static Task<Invoice?> GetInvoiceAsync(int id, CancellationToken token) =>
            Task.FromResult(id == 404 || token.IsCancellationRequested ? null : new Invoice(id));
    }

    [Node]
    [ObjectType]
    public sealed record Customer(Guid Id)
    {
        public static Task<Customer?> GetAsync(Guid id) =>
            Task.FromResult(id == CustomerId ? new Customer(id) : null);
    }

    [Node]
    [ObjectType]
    public sealed record Doc(string Id)
    {
        public static Task<Doc> GetAsync(string id) => Task.FromResult(new Doc(id));
    }

    [Node]
    [ObjectType]
    public sealed record Lost(string Id);

    /// <summary><c>tkt_5</c>.</summary>
    private sealed class PrefixedIds : INodeIdSerializer
    {
        public string Format(string typeName, object key) =>
            key is TicketId id ? $"tkt_{id.Value}" : $"{typeName}_{key}";

        public bool TryParse(
            string text,
            IReadOnlyDictionary<string, Type> keyTypes,
            [NotNullWhen(true)] out NodeId? id
        )
        {
            id =
                text.StartsWith("tkt_", StringComparison.Ordinal)
                && int.TryParse(text[4..], CultureInfo.InvariantCulture, out var number)
                    ? new NodeId("Ticket", new TicketId(number))
                    : null;
            return id is not null;
        }
    }
}
