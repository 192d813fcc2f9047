using Payments.Domain.Commands;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Reviews;

/// <summary>Rules are read in the transaction of what they decide about, whichever node has set them.</summary>
public sealed class ReviewRulesGateTests
{
    private static readonly ReviewSettings FromOneDollar = new()
    {
        From = [PaymentsWorld.Aud(100)],
    };

    private static readonly Caller Operator = new(
        PlatformTenant.Of(TenantEnvironment.Live),
        TenantEnvironment.Live,
        Actor.Platform
    );

    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Fact]
    public async Task What_is_set_at_one_node_counts_at_the_other_at_once()
    {
        await using var platform = await LivePlatform.StartTwoNodesAsync();
        for (var round = 0; round < 6; round++)
        {
            var (here, there) = (round % 2, 1 - (round % 2));
            var from = $"{round + 2}.00";

            var set = await LivePlatform.SetAsync(
                platform.Desks[here],
                new
                {
                    version = round,
                    largeAmountFrom = new[] { new { amount = from, currency = "AUD" } },
                }
            );

            set.Refusals().ShouldBeEmpty();
            (await LivePlatform.ReviewedForAsync(platform.Payers[there], from)).ShouldBe([
                "LARGE_AMOUNT",
            ]);
            (
                await LivePlatform.ReviewedForAsync(platform.Payers[there], $"{round + 1}.99")
            ).ShouldBeEmpty();
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task It_counts_from_the_next_command_on_also_in_one_transaction(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartLiveAsync(provider, ReviewSettings.None);
        var recipient = await world.GivenFundedPayerAsync();
        // While the writer is busy with the first, the others gather and run in one transaction.
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var busy = world.DoAsync(async _ =>
        {
            entered.SetResult();
            await release.Task;
        });
        await entered.Task;
        var commits = world.Storage.CommitCount;

        var before = PayAsync();
        var tried = SetAsync(FromOneDollar, CommandOptions.Default with { DryRun = true });
        var afterTry = PayAsync();
        var set = SetAsync(FromOneDollar, CommandOptions.Default);
        var after = PayAsync();
        var unset = SetAsync(ReviewSettings.None, CommandOptions.Default);
        var last = PayAsync();
        release.SetResult();
        await Task.WhenAll(busy, tried, set, unset);

        (await before).ReviewedFor.ShouldBeEmpty();
        (await afterTry).ReviewedFor.ShouldBeEmpty();
        (await after).ReviewedFor.ShouldBe([ReviewReason.LargeAmount]);
        (await last).ReviewedFor.ShouldBeEmpty();
        (world.Storage.CommitCount - commits).ShouldBe(2);
        // And beyond it, where SQLite asks no database any more.
        await SetAsync(FromOneDollar, CommandOptions.Default);
        (await PayAsync()).ReviewedFor.ShouldBe([ReviewReason.LargeAmount]);
        (await PayAsync()).ReviewedFor.ShouldBe([ReviewReason.LargeAmount]);

        Task<Withdrawal> PayAsync() => world.GivenWithdrawalAsync(recipient, 100);

        Task SetAsync(ReviewSettings settings, CommandOptions options) =>
            world.Gate.RunAsync(
                new SetReviewRules(null, settings),
                Operator,
                options,
                PaymentsWorld.Cancel
            );
    }

    [Fact]
    public async Task They_outlive_a_restart()
    {
        await using var world = await PaymentsWorld.StartLiveAsync(
            StorageProvider.Sqlite,
            ReviewSettings.None
        );
        var recipient = await world.GivenFundedPayerAsync();
        await world.RunAsync(new SetReviewRules(0, FromOneDollar), caller: Operator);

        await world.RestartAsync();

        var withdrawal = await world.GivenWithdrawalAsync(recipient, 100);
        withdrawal.ReviewedFor.ShouldBe([ReviewReason.LargeAmount]);
    }
}
