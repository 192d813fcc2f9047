using Cacao.Tests.Kit;
using Cacao.Types.Authoring;
using Cacao.Types.Configuration;

namespace Cacao.Tests.Types;

public sealed class MutationConventionTests
{
    [Fact]
    public void Inputs_payloads_and_errors_are_made_of_the_methods() =>
        Snapshot.Match(Builder().Print(), "graphql");

    [Fact]
    public async Task A_result_stands_in_the_payload_without_errors()
    {
        var answer = await Builder()
            .AskAsync(
                """mutation { pay(input: { amount: 5 }) { receipt { amount note } errors { __typename } } }"""
            );

        answer.ShouldBe(
            """{"data":{"pay":{"receipt":{"amount":5,"note":"none"},"errors":null}}}"""
        );
    }

    [Fact]
    public async Task A_promised_exception_is_an_error_of_the_payload()
    {
        var answer = await Builder()
            .AskAsync(
                """mutation { pay(input: { amount: 404 }) { receipt { amount } errors { __typename ... on Error { message code retryable } ... on TooMuchError { limit } } } }"""
            );

        answer.ShouldBe(
            """{"data":{"pay":{"receipt":null,"errors":[{"__typename":"TooMuchError","message":"Too much.","code":"TOO_MUCH","retryable":true,"limit":100}]}}}"""
        );
    }

    [Fact]
    public async Task An_exception_that_derives_from_a_promised_one_is_its_error()
    {
        var answer = await Builder()
            .AskAsync(
                """mutation { pay(input: { amount: 405 }) { errors { __typename ... on Error { message } } } }"""
            );

        answer.ShouldBe(
            """{"data":{"pay":{"errors":[{"__typename":"TranslatedError","message":"translated: Odd."}]}}}"""
        );
    }

    [Fact]
    public async Task Several_promised_exceptions_are_several_errors()
    {
        var answer = await Builder()
            .AskAsync("""mutation { pay(input: { amount: 2 }) { errors { __typename } } }""");

        answer.ShouldBe(
            """{"data":{"pay":{"errors":[{"__typename":"TooMuchError"},{"__typename":"TranslatedError"}]}}}"""
        );
    }

    [Fact]
    public async Task What_was_not_promised_is_no_error_of_the_payload()
    {
        var answer = await Builder()
            .AskAsync("mutation { pay(input: { amount: 500 }) { errors { __typename } } }");

        answer.ShouldContain("\"data\":null");
        answer.ShouldContain("Unexpected Execution Error");
        answer.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_payload_of_ones_own_keeps_its_fields_and_a_refusal_makes_flags_false()
    {
        var builder = Builder();

        var done = await builder.AskAsync(
            """mutation { createThing(input: { name: "a" }) { thing { name } replayed errors { __typename } } }"""
        );
        var refused = await builder.AskAsync(
            """mutation { createThing(input: { name: "" }) { thing { name } replayed errors { __typename } } }"""
        );

        done.ShouldBe(
            """{"data":{"createThing":{"thing":{"name":"a"},"replayed":true,"errors":null}}}"""
        );
        refused.ShouldBe(
            """{"data":{"createThing":{"thing":null,"replayed":false,"errors":[{"__typename":"TooMuchError"}]}}}"""
        );
    }

    [Fact]
    public async Task Without_arguments_there_is_no_input_and_without_refusals_there_are_no_errors()
    {
        var answer = await Builder()
            .AskAsync("mutation { logout { success } ping { string } raw(text: \"a\") }");

        answer.ShouldBe(
            """{"data":{"logout":{"success":true},"ping":{"string":"pong"},"raw":"a"}}"""
        );
    }

    [Fact]
    public async Task Optional_fields_know_whether_they_were_given()
    {
        var builder = Builder();

        var answer = await builder.AskAsync(
            """
            mutation {
              unset: update(input: { id: 1 }) { string }
              null: update(input: { id: 1, note: null }) { string }
              set: update(input: { id: 1, note: "n" }) { string }
            }
            """
        );

        answer.ShouldBe(
            """{"data":{"unset":{"string":"1 left out"},"null":{"string":"null"},"set":{"string":"n"}}}"""
        );
    }

    private static IRequestExecutorBuilder Builder() =>
        TestSchema
            .Of(typeof(Queries), typeof(Mutations))
            .AddMutationConventions()
            .AddErrorInterfaceType<IRefusal>();

    [QueryType]
    public static class Queries
    {
        public static string Hello() => "hello";
    }

    [MutationType]
    public static class Mutations
    {
        /// <summary>Pays.</summary>
        /// <param name="amount">How much.</param>
        /// <param name="note">Why.</param>
        [Error<TooMuchException>]
        [Error<TranslatedError>]
        public static async Task<Receipt> PayAsync(
            int amount,
            CancellationToken cancellationToken,
            string note = "none"
        )
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return amount switch
            {
                404 => throw new TooMuchException(),
                405 => throw new VeryOddException(),
                500 => throw new InvalidOperationException("secret"),
                2 => throw new AggregateException(new TooMuchException(), new OddException("Odd.")),
                _ => new Receipt(amount, note),
            };
        }

        [Error<TooMuchException>]
        public static CreateThingPayload CreateThing(CreateThingInput input) =>
            input.Name.Length == 0
                ? throw new TooMuchException()
                : new CreateThingPayload(new Thing(input.Name), true);

        public static LogoutPayload Logout() => new(true);

        public static string Ping() => "pong";

        [UseMutationConvention(Disable = true)]
        public static string Raw(string text) => text;

        public static string Update(int id, Optional<string?> note) =>
            !note.HasValue ? $"{id} left out" : note.Value ?? "null";
    }

    public sealed record Receipt(int Amount, string Note);

    public sealed record Thing(string Name);

    public sealed record CreateThingInput(string Name, string? Note);

    public sealed record CreateThingPayload(Thing? Thing, bool Replayed);

    public sealed record LogoutPayload(bool Success);

    /// <summary>Why something was refused.</summary>
    [GraphQLName("Error")]
    public interface IRefusal
    {
        string Message { get; }

        RefusalCode Code { get; }

        bool Retryable { get; }
    }

    public enum RefusalCode
    {
        TooMuch,

        Odd,
    }

    public sealed class TooMuchException() : Exception("Too much.")
    {
        public RefusalCode Code { get; } = RefusalCode.TooMuch;

        public bool Retryable { get; } = true;

        public int Limit { get; } = 100;
    }

    public class OddException(string message) : Exception(message);

    public sealed class VeryOddException() : OddException("Odd.");

    public sealed record TranslatedError(string Message) : IRefusal
    {
        public RefusalCode Code { get; } = RefusalCode.Odd;

        public bool Retryable { get; }

        public static TranslatedError CreateErrorFrom(OddException exception) =>
            new("translated: " + exception.Message);
    }
}
