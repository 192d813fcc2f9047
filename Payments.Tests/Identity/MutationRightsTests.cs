using System.Text.Json.Nodes;
using Cacao.Language;
using Microsoft.Extensions.DependencyInjection;
using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Hosting;
using Payments.GraphQL.Identity;
using Payments.Tests.Concurrency;
using Payments.Tests.Kit;
using Payments.Tests.Tidy;

namespace Payments.Tests.Identity;

/// <summary>What each mutation asks of the member who sends it, found out by sending it.</summary>
public sealed class MutationRightsTests(MutationRightsTests.Company company)
    : IClassFixture<MutationRightsTests.Company>
{
    private static readonly string[] Forbidden = ["FORBIDDEN"];

    public static TheoryData<string> Keyed =>
        [.. KeyedMutations.All.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Of_every_mutation_of_the_schema_it_is_decided_which_right_it_asks_for()
    {
        var schema = Utf8GraphQLParser.Parse(
            File.ReadAllText(Path.Combine(RepositoryFile.Root, "schema.graphql"))
        );
        var mutations = schema
            .Definitions.OfType<ObjectTypeDefinitionNode>()
            .Single(type => type.Name.Value == "Mutation")
            .Fields.Select(field => field.Name.Value);

        MutationRights.All.Keys.ShouldBe(mutations, ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Keyed))]
    public async Task It_asks_for_its_right_and_for_nothing_else(string mutation)
    {
        var call = KeyedMutations.All[mutation];
        var right = MutationRights.All[mutation];
        var input = await call.PrepareAsync(company.Scene);

        if (right == MutationRights.Operator)
        {
            (await call.TryAsync(company.Everything, input)).ShouldBe(Forbidden);
        }
        else if (right != MutationRights.Any)
        {
            (await call.TryAsync(company.AllBut(right), input)).ShouldBe(Forbidden);
        }

        (await call.TryAsync(company.With(right), input)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_only_looks_at_prices_needs_no_right()
    {
        var payload = await company
            .With(MutationRights.Any)
            .ChangeAsync(
                "createQuote",
                "quote { firm }",
                new
                {
                    fromCurrency = "AUD",
                    toCurrency = "EUR",
                    fromAmount = "100.00",
                    idempotencyKey = company.Scene.Next("price"),
                }
            );

        payload.Refusals().ShouldBeEmpty();
    }

    // The answer to a key shows the secret of now, also to whoever did not make it.
    [Fact]
    public async Task What_a_key_has_made_is_shown_again_to_nobody_without_the_right()
    {
        var input = new
        {
            url = "https://hooks.example/told",
            eventTypes = new[] { "rfi.*" },
            idempotencyKey = company.Scene.Next("told"),
        };
        Task<JsonNode> CreateAsync(GraphUser user) =>
            user.ChangeAsync("createWebhookEndpoint", "secret replayed", input);
        await CreateAsync(company.Everything);

        var refused = await CreateAsync(company.AllBut("ADMIN"));
        var replayed = await CreateAsync(company.With("ADMIN"));

        refused.Refusals().ShouldBe(Forbidden);
        refused["secret"].ShouldBeNull();
        ((bool)replayed["replayed"]!).ShouldBeTrue();
        ((string)replayed["secret"]!).ShouldStartWith("whsec_");
    }

    /// <summary>A company with a member for each right, who has it alone or lacks it alone.</summary>
    public sealed class Company : IAsyncLifetime
    {
        private static readonly MemberAccess[] Base = [MemberAccess.Login, MemberAccess.Api];

        private readonly PaymentsHost _host = new();
        private readonly Dictionary<string, GraphUser> _with = [];
        private readonly Dictionary<string, GraphUser> _without = [];

        public Scene Scene { get; private set; } = null!;

        public GraphUser Everything => _host.Acme;

        /// <summary>Who may log in, and do what this right alone allows.</summary>
        public GraphUser With(string right) => _with[right];

        public GraphUser AllBut(string right) => _without[right];

        public async ValueTask InitializeAsync()
        {
            await _host.InitializeAsync();
            var database = _host.Services.GetRequiredService<IDatabase>();
            Scene = new([_host.Acme], database);
            await Scene.DepositAsync("100000.00");
            _with[MutationRights.Any] = await JoinAsync("clerk", Base);
            _with[MutationRights.Operator] = await _host.SignInAsync(DemoOperator.Email);
            foreach (var right in MutationRights.All.Values.Distinct().Except(_with.Keys).ToList())
            {
                if (!Enum.TryParse<MemberAccess>(right, ignoreCase: true, out var access))
                {
                    continue;
                }

                _with[right] = await JoinAsync($"only-{right}", [.. Base, access]);
                _without[right] = await JoinAsync(
                    $"all-but-{right}",
                    Enum.GetValues<MemberAccess>().Where(other => other != access)
                );
            }
        }

        private async Task<GraphUser> JoinAsync(string name, IEnumerable<MemberAccess> access)
        {
            var email = $"{name.ToLowerInvariant()}@acme.example";
            var viewer = await Everything.AskAsync("{ viewer { tenant { id } } }");
            Domain
                .Ids.EntityId.TryParse(
                    (string?)viewer["viewer"]!["tenant"]!["id"],
                    out TenantId tenant
                )
                .ShouldBeTrue();
            await _host
                .Services.GetRequiredService<IWriteGate>()
                .RunAsync(
                    new JoinMember(
                        email,
                        _host
                            .Services.GetRequiredService<Passwords>()
                            .Hash(DemoTenant.PublicSecret),
                        [.. access]
                    ),
                    new Caller(tenant, TenantEnvironment.Sandbox, Actor.Platform),
                    PaymentsHost.Cancel
                );
            return await _host.SignInAsync(email);
        }

        public ValueTask DisposeAsync() => _host.DisposeAsync();
    }
}
