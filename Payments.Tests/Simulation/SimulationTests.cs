namespace Payments.Tests.Simulation;

public sealed class SimulationTests
{
    [Fact]
    public async Task Whatever_the_seed_no_money_is_lost_and_nothing_happens_twice()
    {
        await Should.NotThrowAsync(() =>
            Parallel.ForEachAsync(
                SimulationSeeds.Chosen,
                new ParallelOptions
                {
                    MaxDegreeOfParallelism = Environment.ProcessorCount,
                    CancellationToken = TestContext.Current.CancellationToken,
                },
                async (seed, _) => await SimulationRun.RunAsync(seed)
            )
        );
    }

    [Theory]
    [InlineData(7)]
    [InlineData(4_711)]
    public async Task The_same_seed_does_the_same_again(int seed)
    {
        var first = await SimulationRun.RunAsync(seed);
        var second = await SimulationRun.RunAsync(seed);

        second.Lines.ShouldBe(first.Lines);
        second.Hash.ShouldBe(first.Hash);
    }

    [Fact]
    public async Task Another_seed_does_something_else()
    {
        var one = await SimulationRun.RunAsync(1);
        var other = await SimulationRun.RunAsync(2);

        other.Hash.ShouldNotBe(one.Hash);
    }

    [Theory]
    [InlineData(null, 1, 200)]
    [InlineData("4711", 4_711, 1)]
    [InlineData("10-19", 10, 10)]
    public void Seeds_are_chosen_by_one_variable(string? text, int first, int count) =>
        SimulationSeeds.Parse(text).ShouldBe(Enumerable.Range(first, count));
}
