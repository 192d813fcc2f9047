using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text;
using Cacao.Execution;
using Cacao.Execution.DataLoaders;
using Cacao.Subscriptions;
using Cacao.Types.Authoring;

namespace Cacao.Tests.Execution;

/// <summary>The stages together: classes with attributes, executed.</summary>
public sealed class AuthoredSchemaTests : IAsyncDisposable
{
    private readonly ServiceProvider _services = Build();

    [Theory]
    [InlineData("{ greeting }", """{"data":{"greeting":"hello"}}""")]
    [InlineData("{ greeting(name: \"you\") }", """{"data":{"greeting":"hello you"}}""")]
    [InlineData(
        "{ books { id author { name } } }",
        """{"data":{"books":[{"id":1,"author":{"name":"author 1"}},{"id":2,"author":{"name":"author 2"}}]}}"""
    )]
    [InlineData("{ sum(numbers: [1, 2, 3]) }", """{"data":{"sum":6}}""")]
    [InlineData("{ find(filter: {}) }", """{"data":{"find":"unset"}}""")]
    [InlineData("{ find(filter: {title: null}) }", """{"data":{"find":"null"}}""")]
    [InlineData("{ find(filter: {title: \"x\"}) }", """{"data":{"find":"x"}}""")]
    [InlineData("{ find(filter: {genres: [PROSE]}) }", """{"data":{"find":"Prose unset"}}""")]
    public async Task An_authored_schema_answers(string query, string expected) =>
        (await _services.ExecuteRequestAsync(query)).ToJson().ShouldBe(expected);

    [Theory]
    [InlineData(
        "query ($f: BookFilterInput!) { find(filter: $f) }",
        """{"f":{"genres":["POETRY","PROSE"],"title":"t"}}""",
        """{"data":{"find":"Poetry Prose t"}}"""
    )]
    [InlineData(
        "query ($n: [Int!]!) { sum(numbers: $n) }",
        """{"n":[4,5]}""",
        """{"data":{"sum":9}}"""
    )]
    [InlineData(
        "query ($n: Int!) { sum(numbers: [1, $n]) }",
        """{"n":4}""",
        """{"data":{"sum":5}}"""
    )]
    public async Task Variables_become_the_types_of_the_resolver(
        string query,
        string variables,
        string expected
    ) => (await _services.ExecuteRequestAsync(query, variables)).ToJson().ShouldBe(expected);

    [Fact]
    public async Task Values_are_invalid_also_when_no_more_errors_are_told()
    {
        var unknown = string.Join(',', Enumerable.Range(0, 60).Select(i => $"\"f{i}\":1"));
        await using var answer = await _services.ExecuteRequestAsync(
            "query ($f: [BookFilterInput!]!) { countMatches(filters: $f) }",
            "{\"f\":[{" + unknown + "},{\"title\":{}}]}"
        );

        answer.Errors.Count.ShouldBe(51);
        answer.Errors[^1].Message.ShouldContain("error limit reached");
        answer.Errors.ShouldAllBe(error => error.Exception == null);
    }

    [Theory]
    [InlineData("secret", "secret")]
    [InlineData("treasure { value }", "treasure")]
    public async Task Authorize_is_obeyed_on_fields_and_on_the_types_they_return(
        string selection,
        string field
    )
    {
        await using var refused = await RunAsync($"{{ {selection} }}", null);
        refused.Errors.ShouldHaveSingleItem().Code.ShouldBe("AUTH_NOT_AUTHENTICATED");
        refused.Errors[0].Path!.ToString().ShouldBe($"/{field}");

        var bob = new ClaimsPrincipal(new ClaimsIdentity("test"));
        (await RunAsync($"{{ {selection} }}", bob)).Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_protected_type_is_protected_behind_an_interface_too()
    {
        (await RunAsync("{ find1: anything(id: 1) { value } }", null)).Errors.ShouldBeEmpty();
        (await RunAsync("{ anything(id: 2) { value } }", null))
            .Errors.ShouldHaveSingleItem()
            .Code.ShouldBe("AUTH_NOT_AUTHENTICATED");
    }

    [Fact]
    public async Task A_field_may_be_open_although_its_type_is_not() =>
        (await RunAsync("{ openTreasure { value } }", null)).Errors.ShouldBeEmpty();

    [Fact]
    public async Task A_method_can_be_the_source_of_a_subscription() =>
        (await ReadAsync("subscription { ticks(to: 2) }", 2)).ShouldBe([
            """{"data":{"ticks":1}}""",
            """{"data":{"ticks":2}}""",
        ]);

    [Fact]
    public async Task A_topic_may_be_named_by_an_argument()
    {
        var reading = ReadAsync("""subscription { bookAdded(genre: POETRY) { id } }""", 1);
        var sender = _services.GetRequiredService<ITopicEventSender>();
        await sender.SendAsync("books:Prose", new Book(1), TestContext.Current.CancellationToken);
        await sender.SendAsync("books:Poetry", new Book(2), TestContext.Current.CancellationToken);

        (await reading).ShouldBe(["""{"data":{"bookAdded":{"id":2}}}"""]);
    }

    [Fact]
    public async Task A_protected_subscription_is_refused_before_its_source_opens()
    {
        await using var scope = _services.CreateAsyncScope();
        var result = await _services
            .GetRequiredService<IRequestExecutor>()
            .ExecuteAsync(
                new OperationRequest
                {
                    Document = "subscription { secretTicks(to: 1) }"u8.ToArray(),
                    Services = scope.ServiceProvider,
                },
                TestContext.Current.CancellationToken
            );

        ((OperationResult)result).Kind.ShouldBe(ResultKind.NotAuthorized);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services
            .AddGraphQLServer()
            .AddAuthorization()
            .AddInMemorySubscriptions()
            .AddTypes(typeof(Queries), typeof(Subscriptions), typeof(BookFields), typeof(Pebble))
            .AddDataLoader<AuthorLoader>();
        return services.BuildServiceProvider();
    }

    private async Task<OperationResult> RunAsync(string query, ClaimsPrincipal? user)
    {
        await using var scope = _services.CreateAsyncScope();
        return (OperationResult)
            await _services
                .GetRequiredService<IRequestExecutor>()
                .ExecuteAsync(
                    new OperationRequest
                    {
                        Document = Encoding.UTF8.GetBytes(query),
                        Services = scope.ServiceProvider,
                        User = user,
                    },
                    TestContext.Current.CancellationToken
                );
    }

    private async Task<List<string>> ReadAsync(string query, int count)
    {
        var results = new List<string>();
        await using var scope = _services.CreateAsyncScope();
        var executing = _services
            .GetRequiredService<IRequestExecutor>()
            .ExecuteAsync(
                new OperationRequest
                {
                    Document = Encoding.UTF8.GetBytes(query),
                    Services = scope.ServiceProvider,
                },
                TestContext.Current.CancellationToken
            );
        await using var subscription = (SubscriptionResult)await executing;
        await foreach (
            var result in subscription.ReadResultsAsync(TestContext.Current.CancellationToken)
        )
        {
            results.Add(result.ToJson());
            if (results.Count == count)
            {
                break;
            }
        }

        return results;
    }

    public enum Genre
    {
        Poetry,
        Prose,
    }

    public sealed record Book(int Id);

    public sealed record Author(string Name);

    [InterfaceType]
    public interface IThing
    {
        string Value { get; }
    }

    [Authorize]
    public sealed record Treasure(string Value) : IThing;

    public sealed record Pebble(string Value) : IThing;

    public sealed record BookFilter(Optional<string?> Title, Genre[]? Genres);

    [QueryType]
    public static class Queries
    {
        public static string Greeting(string? name) => name is null ? "hello" : $"hello {name}";

        public static IEnumerable<Book> GetBooks() => [new(1), new(2)];

        public static int Sum(IReadOnlyList<int> numbers) => numbers.Sum();

        public static int CountMatches(IReadOnlyList<BookFilter> filters) => filters.Count;

        public static string Find(BookFilter filter) =>
            string.Join(
                ' ',
                [
                    .. (filter.Genres ?? []).Select(genre => genre.ToString()),
                    filter.Title.HasValue ? filter.Title.Value ?? "null" : "unset",
                ]
            );

        [Authorize]
        public static string? GetSecret() => "s";

        public static Treasure? GetTreasure() => new("gold");

        public static IThing? GetAnything(int id) =>
            id == 1 ? new Pebble("grey") : new Treasure("gold");

        [AllowAnonymous]
        public static Treasure? GetOpenTreasure() => new("silver");
    }

    [ObjectType<Book>]
    public static class BookFields
    {
        public static Task<Author?> GetAuthorAsync(
            [Parent] Book book,
            AuthorLoader authors,
            CancellationToken cancellationToken
        ) => authors.LoadAsync(book.Id, cancellationToken);
    }

    [SubscriptionType]
    public static class Subscriptions
    {
        [GraphQLIgnore]
        public static async IAsyncEnumerable<int> CountAsync(
            int to,
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            for (var i = 1; i <= to; i++)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return i;
            }
        }

        [Subscribe(With = nameof(CountAsync))]
        public static int Ticks(int to, [EventMessage] int tick) => Math.Min(to, tick);

        [Authorize]
        [Subscribe(With = nameof(CountAsync))]
        public static int SecretTicks(int to, [EventMessage] int tick) => Math.Min(to, tick);

        [Subscribe]
        [Topic("books:{genre}")]
        public static Book BookAdded(Genre genre, [EventMessage] Book book) =>
            Enum.IsDefined(genre) ? book : throw new ArgumentOutOfRangeException(nameof(genre));
    }

    public sealed class AuthorLoader(IBatchScheduler scheduler, DataLoaderOptions options)
        : BatchDataLoader<int, Author>(scheduler, options)
    {
        protected override Task<IReadOnlyDictionary<int, Author>> LoadBatchAsync(
            IReadOnlyList<int> keys,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<IReadOnlyDictionary<int, Author>>(
                keys.ToDictionary(key => key, key => new Author($"author {key}"))
            );
    }
}
