using Payments.Tests.Simulation.Sabotages;

namespace Payments.Tests.Simulation;

/// <summary>A simulation that cannot fail proves nothing: each known bug is put in and found.</summary>
public sealed class SabotageTests
{
    // Chance has to lead past the bug before it can be seen.
    private const int SeedsMax = 100;

    [Theory]
    // What was moved twice is missing elsewhere: in the book, or where it is needed next.
    [InlineData(typeof(AnswerAppliedTwice), "its ledger has|is needed and")]
    [InlineData(typeof(DepositPostedTwice), "its ledger has")]
    [InlineData(typeof(InboundPaidTwice), "its ledger has")]
    [InlineData(typeof(ConvertedTwice), "its ledger has")]
    [InlineData(typeof(PartOfABatchStands), "that wait for it")]
    [InlineData(typeof(RecallForgotten), "is known 0 times")]
    [InlineData(typeof(DeadlineForgotten), "its timer says")]
    [InlineData(typeof(QuestionsWithoutLinks), "still under review")]
    [InlineData(typeof(NoTakenForYes), "was said to be")]
    [InlineData(typeof(AssignmentLost), "there are 0 deposits")]
    [InlineData(typeof(PieceWrittenTwice), "is not the book")]
    [InlineData(typeof(SilenceTakenForYes), "has not arrived")]
    [InlineData(typeof(EventsPassedOver), "was queued 0 times")]
    [InlineData(typeof(FailureCounted), "were counted")]
    [InlineData(typeof(CancelledAndSent), "and the rail has it")]
    [InlineData(typeof(HoldNeverReleased), "its ledger has")]
    [InlineData(typeof(KeysAreForgotten), "was acknowledged")]
    [InlineData(typeof(AcknowledgedAndNotDone), "was acknowledged")]
    public async Task A_bug_is_found_and_its_seed_finds_it_again(Type sabotage, string finding)
    {
        var (seed, failure) = await FindAsync(sabotage);

        failure.Cause.Message.ShouldMatch(finding, failure.Message);
        failure.Message.ShouldContain($"{SimulationSeeds.Variable}={seed}");
        var again = await FailureOfAsync(seed, sabotage);
        again!.Trace.Lines.ShouldBe(failure.Trace.Lines);
        (await FailureOfAsync(seed, sabotage: null)).ShouldBeNull();
    }

    private static async Task<(int Seed, SimulationFailedException Failure)> FindAsync(
        Type sabotage
    )
    {
        for (var seed = 1; seed <= SeedsMax; seed++)
        {
            if (await FailureOfAsync(seed, sabotage) is { } failure)
            {
                return (seed, failure);
            }
        }

        throw new InvalidOperationException($"{SeedsMax} seeds did not find {sabotage.Name}.");
    }

    private static async Task<SimulationFailedException?> FailureOfAsync(int seed, Type? sabotage)
    {
        try
        {
            await SimulationRun.RunAsync(
                seed,
                sabotage is null ? null : (Sabotage)Activator.CreateInstance(sabotage)!
            );
            return null;
        }
        catch (SimulationFailedException failure)
        {
            return failure;
        }
    }
}
