using System.Collections.Concurrent;
using Cacao.Execution;
using Cacao.Types.Model;

namespace Cacao.Tests.Execution;

/// <summary>What runs beside each other, what one after the other, and what is not waited for.</summary>
public sealed class SchedulingTests
{
    private readonly ConcurrentQueue<string> _log = [];
    private readonly TaskCompletionSource _gate = new();

    private TestExecutor Executor => field ??= new TestExecutor(BuildSchema());

    [Fact]
    public async Task Fields_of_a_query_run_beside_each_other()
    {
        // The first waits for the second: one after the other they would wait for ever.
        (await Executor.DataAsync("{ waits opens }")).ShouldBe("""{"waits":"w","opens":"o"}""");
        _log.ShouldBe(["opens", "waits"]);
    }

    [Fact]
    public async Task Fields_of_a_mutation_run_one_after_the_other_with_all_that_is_below()
    {
        (
            await Executor.DataAsync(
                "mutation { a: count { value slowValue } b: count { value slowValue } }"
            )
        ).ShouldBe("""{"a":{"value":1,"slowValue":1},"b":{"value":2,"slowValue":2}}""");
    }

    [Fact]
    public async Task A_strict_failure_ends_a_mutation()
    {
        await using var result = await Executor.RunAsync(
            "mutation { a: count { value } f: fail b: count { value } }"
        );

        result.Kind.ShouldBe(ResultKind.DataNull);
        _log.ShouldBe(["count 1"]);
    }

    [Fact]
    public async Task A_serial_field_of_a_query_runs_alone()
    {
        await Executor.DataAsync("{ a: alone b: alone slow }");

        _log.ShouldBe([
            "slow begins",
            "slow ends",
            "alone begins",
            "alone ends",
            "alone begins",
            "alone ends",
        ]);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_told_so_and_its_resolvers_are_cancelled()
    {
        var executor = new TestExecutor(
            BuildSchema(),
            new() { ExecutionTimeout = TimeSpan.FromMilliseconds(50) }
        );

        await using var result = await executor.RunAsync("{ hangs }");

        result.Kind.ShouldBe(ResultKind.Timeout);
        result.Errors.ShouldHaveSingleItem().Code.ShouldBe("HC0045");
    }

    [Fact]
    public async Task A_resolver_that_is_cancelled_before_it_waits_has_not_failed()
    {
        var executor = new TestExecutor(
            BuildSchema(),
            new() { ExecutionTimeout = TimeSpan.FromMilliseconds(1) }
        );

        await using var result = await executor.RunAsync("{ blocks }");

        result.Kind.ShouldBe(ResultKind.Timeout);
        result.Errors.ShouldHaveSingleItem().Code.ShouldBe("HC0045");
    }

    [Fact]
    public async Task A_resolver_that_ignores_cancellation_does_not_hold_up_the_answer()
    {
        var executor = new TestExecutor(
            BuildSchema(),
            new() { ExecutionTimeout = TimeSpan.FromMilliseconds(50) }
        );

        (await executor.RunAsync("{ waits }")).Kind.ShouldBe(ResultKind.Timeout);

        // What it left behind must not disturb the requests that follow.
        _gate.SetResult();
        (await executor.DataAsync("{ opens }")).ShouldBe("""{"opens":"o"}""");
    }

    [Fact]
    public async Task A_caller_that_goes_away_gets_no_answer()
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken
        );
        var running = Executor.Executor.ExecuteAsync(Executor.Request("{ hangs }"), gone.Token);

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await running);
    }

    [Fact]
    public async Task Many_requests_at_once_do_not_get_into_each_others_way()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => Executor.DataAsync($"{{ echo(value: {i}) }}"))
        );

        answers.ShouldBe(Enumerable.Range(0, 200).Select(i => $$"""{"echo":{{i}}}"""));
    }

    private Schema BuildSchema()
    {
        var counter = 0;
        return new SdlSchema()
            .ResolveAsync(
                "Query.waits",
                async _ =>
                {
                    await _gate.Task;
                    _log.Enqueue("waits");
                    return "w";
                }
            )
            .ResolveAsync(
                "Query.opens",
                async _ =>
                {
                    await Task.Yield();
                    _log.Enqueue("opens");
                    _gate.TrySetResult();
                    return "o";
                }
            )
            .ResolveAsync(
                "Query.hangs",
                async context =>
                {
                    await Task.Delay(
                        Timeout.InfiniteTimeSpan,
                        TimeProvider.System,
                        context.RequestAborted
                    );
                    return "";
                }
            )
            .Resolve(
                "Query.blocks",
                context =>
                {
                    context.RequestAborted.WaitHandle.WaitOne();
                    context.RequestAborted.ThrowIfCancellationRequested();
                    return "";
                }
            )
            .ResolveAsync("Query.slow", _ => StepAsync("slow"))
            .ResolveAsync(
                "Query.echo",
                async context =>
                {
                    await Task.Yield();
                    return context.ArgumentValue<int>("value");
                }
            )
            .Field(
                "Query.alone",
                field =>
                {
                    field.IsSerial = true;
                    field.Resolver = async _ => await StepAsync("alone");
                }
            )
            .Resolve(
                "Mutation.count",
                _ =>
                {
                    _log.Enqueue($"count {++counter}");
                    return new object();
                }
            )
            .Resolve("Mutation.fail", _ => throw new InvalidOperationException("no"))
            .Pure("Counter.value", _ => counter)
            .ResolveAsync(
                "Counter.slowValue",
                async _ =>
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
                    return counter;
                }
            )
            .Build(
                """
                type Query { waits: String opens: String hangs: String blocks: String alone: String slow: String echo(value: Int!): Int }
                type Counter { value: Int! slowValue: Int! }
                type Mutation { count: Counter! fail: String! }
                """
            );
    }

    private async Task<string> StepAsync(string name)
    {
        _log.Enqueue($"{name} begins");
        await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        _log.Enqueue($"{name} ends");
        return name;
    }
}
