using System.Runtime.CompilerServices;
using System.Text;
using Cacao.Execution;
using Cacao.Types.Authoring;

namespace Cacao.Tests.Types;

public sealed class SubscriptionTypeTests
{
    [Theory]
    [InlineData("subscription { counted(to: 2) }", "counted", "1,2")]
    [InlineData("subscription { words(to: 2) }", "words", "\"w1\",\"w2\"")]
    [InlineData("subscription { opened }", "opened", "1")]
    public async Task A_method_opens_the_stream_and_another_resolves_each_event(
        string query,
        string field,
        string values
    )
    {
        var builder = TestSchema.Of(typeof(Queries), typeof(Subscriptions));
        await using var services = builder.Services.BuildServiceProvider();
        await using var result = (SubscriptionResult)
            await services
                .GetRequiredService<IRequestExecutor>()
                .ExecuteAsync(
                    new OperationRequest
                    {
                        Document = Encoding.UTF8.GetBytes(query),
                        Services = services,
                    },
                    TestContext.Current.CancellationToken
                );

        var answers = new List<string>();
        await foreach (var answer in result.ReadResultsAsync(TestContext.Current.CancellationToken))
        {
            answers.Add(Encoding.UTF8.GetString(answer.Json.Span));
            await answer.DisposeAsync();
        }

        answers.ShouldBe(
            values.Split(',').Select(value => "{\"data\":{\"" + field + "\":" + value + "}}")
        );
    }

    [Fact]
    public void Arguments_of_the_stream_are_arguments_of_the_field_and_the_stream_is_no_field() =>
        TestSchema
            .Of(typeof(Queries), typeof(Subscriptions))
            .Print("Subscription")
            .ShouldBe(
                """"
                type Subscription {
                  counted(to: Int!): Int!
                  words(to: Int!): String!
                  opened: Int!
                }
                """".ReplaceLineEndings("\n")
            );

    [QueryType]
    public static class Queries
    {
        public static string Hello() => "hello";
    }

    [SubscriptionType]
    public static class Subscriptions
    {
        public static async IAsyncEnumerable<int> Count(
            int to,
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            for (var number = 1; number <= to; number++)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return number;
            }
        }

        [Subscribe(With = nameof(Count))]
        public static int Counted([EventMessage] int number) => number;

        public static async IAsyncEnumerable<string> Speak(int to)
        {
            for (var number = 1; number <= to; number++)
            {
                await Task.Yield();
                yield return $"w{number}";
            }
        }

        [Subscribe(With = nameof(Speak))]
        public static string GetWords(int to, [EventMessage] string word) =>
            to > 0 ? word : "nothing";

        public static async ValueTask<IAsyncEnumerable<int>> OpenAsync()
        {
            await Task.Yield();
            return Count(1, CancellationToken.None);
        }

        [Subscribe(With = nameof(OpenAsync))]
        public static int Opened([EventMessage] int number) => number;
    }
}
