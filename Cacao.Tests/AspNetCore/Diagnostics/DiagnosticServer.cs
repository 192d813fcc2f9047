using System.Text;
using Cacao.AspNetCore;
using Cacao.Errors;
using Cacao.Execution.DataLoaders;
using Cacao.Types.Authoring;
using Cacao.Types.Configuration;

namespace Cacao.Tests.AspNetCore.Diagnostics;

/// <summary>A server of which the tests watch what it tells about itself.</summary>
internal static class DiagnosticServer
{
    /// <summary>Stands wherever a client can put something, and must stand in no trace and no log.</summary>
    public const string Secret = "correct-horse-battery-staple";

    public static Task<TransportHost> StartAsync(
        Action<IRequestExecutorBuilder> configure,
        Action<GraphQLServerOptions>? options = null
    ) =>
        TransportHost.StartAsync(
            builder =>
                configure(
                    builder
                        .AddSubscriptionType()
                        .AddTypes(typeof(Queries), typeof(Subscriptions))
                        .AddDataLoader<NameById>()
                        .AddDataLoader<BrokenById>()
                ),
            app => app.MapGraphQL().WithOptions(options ?? (_ => { }))
        );

    public static HttpRequestMessage Post(
        string query,
        string variables = "{}",
        string accept = "application/json"
    )
    {
        var body = System.Text.Json.JsonSerializer.Serialize(
            new { query, variables = System.Text.Json.JsonElement.Parse(variables) }
        );
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd(accept);
        return request;
    }

    [QueryType]
    internal static class Queries
    {
        public static string Greet(string name) => $"Hello, {name}";

        public static Task<string?> Name(int id, NameById names) => names.LoadAsync(id);

        public static Task<string?> Broken(int id, BrokenById names) => names.LoadAsync(id);

        public static string? Throws() => throw new InvalidOperationException(Secret);

        public static string? Refuses() =>
            throw new GraphQLException(new Error(Secret) { Code = "OUT_OF_STOCK" });

        /// <summary>More than a connection takes many of, when nobody reads at its other end.</summary>
        public static string Flood() => new('x', 500_000);

        public static async Task<string> WaitAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return "";
        }
    }

    [SubscriptionType]
    internal static class Subscriptions
    {
        [Subscribe(With = nameof(OpenAsync))]
        public static int? Count([EventMessage] int number) =>
            number == 2 ? throw new InvalidOperationException(Secret) : number;

        public static async IAsyncEnumerable<int> OpenAsync()
        {
            await Task.Yield();
            yield return 1;
            yield return 2;
        }

        [Subscribe]
        [Topic("news")]
        public static int News([EventMessage] int number) => number;

        [Subscribe(With = nameof(OpenBrokenAsync))]
        public static int Break([EventMessage] int number) => number;

        public static async IAsyncEnumerable<int> OpenBrokenAsync()
        {
            await Task.Yield();
            yield return 1;
            throw new InvalidOperationException(Secret);
        }

        [Subscribe(With = nameof(OpenEndlessAsync))]
        public static int Endless([EventMessage] int number) => number;

        public static async IAsyncEnumerable<int> OpenEndlessAsync(
            [System.Runtime.CompilerServices.EnumeratorCancellation]
                CancellationToken cancellationToken
        )
        {
            yield return 1;
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    internal sealed class NameById(IBatchScheduler scheduler)
        : BatchDataLoader<int, string>(scheduler)
    {
        protected override Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(
            IReadOnlyList<int> keys,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<IReadOnlyDictionary<int, string>>(
                keys.ToDictionary(key => key, key => $"Name {key}")
            );
    }

    internal sealed class BrokenById(IBatchScheduler scheduler)
        : BatchDataLoader<int, string>(scheduler)
    {
        protected override Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(
            IReadOnlyList<int> keys,
            CancellationToken cancellationToken
        ) => throw new InvalidOperationException(Secret);
    }
}
