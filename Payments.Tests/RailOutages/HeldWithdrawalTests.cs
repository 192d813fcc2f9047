using Payments.Domain.Ledger;
using Payments.Domain.Lifecycles;
using Payments.Domain.Rails;
using Payments.Domain.Rejections;
using Payments.Domain.Reviews;
using Payments.Domain.Withdrawals;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.RailOutages.OutageWorld;

namespace Payments.Tests.RailOutages;

/// <summary>What is made while its rail is down: no rail has it, and it can be taken back.</summary>
public sealed class HeldWithdrawalTests
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task It_is_cancelled_and_all_is_back_while_what_was_tried_is_refused(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var rail = new DoubtfulRail();
        var (outage, recipient, first) = await WhereNppIsDownAsync(world, rail);
        var before = await world.AvailableAsync();
        var held = await world.GivenWithdrawalAsync(recipient);
        held.IsHeldBack.ShouldBeTrue();
        (await outage.ItemsAsync()).ShouldHaveSingleItem().Subject.ShouldBe(first.Subject);

        var cancelled = await outage.CancelAsync(held);
        await Should.ThrowAsync<IllegalTransitionException>(() => outage.CancelAsync(first));

        (cancelled.Status, cancelled.IsHeldBack).ShouldBe((WithdrawalStatus.Cancelled, false));
        cancelled.RejectCode.ShouldBe(RejectCode.CancellationRequestedByParticipant);
        cancelled.RefundAmount.ShouldBe(PaymentsWorld.Aud(10_050));
        (await world.AvailableAsync()).ShouldBe(before);
        (await world.ToldOfAsync(held.Subject)).ShouldBe([
            "1 withdrawal.initialised",
            "2 withdrawal.held_back",
            "3 withdrawal.cancelled",
        ]);
        await outage.EndAsync();
        await outage.KeepAsync();
        await outage.PumpAsync();
        rail.Has.ShouldBe([first.Id.ToString()]);
        (await world.ToldOfAsync(first.Subject)).ShouldBe([
            "1 withdrawal.initialised",
            "2 withdrawal.pending",
        ]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task It_goes_out_once_and_for_good_when_the_rail_is_heard_again(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var rail = new DoubtfulRail();
        var (outage, recipient, first) = await WhereNppIsDownAsync(world, rail);
        var one = await world.GivenWithdrawalAsync(recipient);
        var two = await world.GivenWithdrawalAsync(recipient);
        (await outage.KeepAsync()).ShouldBe(0);

        await outage.EndAsync();
        (await outage.KeepAsync()).ShouldBe(2);
        (await outage.KeepAsync()).ShouldBe(0);
        await outage.PumpAsync();

        rail.Has.ShouldBe([first.Id.ToString(), one.Id.ToString(), two.Id.ToString()]);
        (await outage.ItemsAsync()).ShouldBeEmpty();
        (await world.ToldOfAsync(one.Subject)).ShouldBe([
            "1 withdrawal.initialised",
            "2 withdrawal.held_back",
            "3 withdrawal.handed_over",
            "4 withdrawal.pending",
        ]);
        await Should.ThrowAsync<IllegalTransitionException>(() => outage.CancelAsync(two));
        await world.RailSaysAsync(two.Subject, RailOutcome.Settled);
        (await outage.ReadAsync(two.Id)).Status.ShouldBe(WithdrawalStatus.Confirmed);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Handed_over_and_not_yet_tried_is_refused_already(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var rail = new DoubtfulRail();
        var (outage, recipient, _) = await WhereNppIsDownAsync(world, rail);
        var held = await world.GivenWithdrawalAsync(recipient);
        await outage.EndAsync();
        await outage.KeepAsync();
        var version = (await outage.ReadAsync(held.Id)).Version;

        await Should.ThrowAsync<IllegalTransitionException>(() => outage.CancelAsync(held));

        rail.Has.ShouldNotContain(held.Id.ToString());
        (await outage.ReadAsync(held.Id)).Version.ShouldBe(version);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task After_a_review_it_is_PENDING_and_can_be_cancelled_all_the_same(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var (outage, recipient, _) = await WhereNppIsDownAsync(world, new());
        var reviewed = (
            await world.RunAsync(
                new CreateWithdrawal(PaymentsWorld.Aud(2_000), recipient, null, "HALT_AML", null)
            )
        ).Value;
        await world.RunAsync(
            new SimulateWithdrawalReview(reviewed.Id, ReviewDecision.Approve, null, null)
        );
        (await outage.ReadAsync(reviewed.Id)).Status.ShouldBe(WithdrawalStatus.Pending);
        // A rail that is down cannot be told what to say about what it has not.
        await Should.ThrowAsync<IllegalTransitionException>(() =>
            world.RunAsync(new SimulateWithdrawalOutcome(reviewed.Id, RailOutcome.Settled, null))
        );

        var cancelled = await outage.CancelAsync(reviewed);

        cancelled.RefundAmount.ShouldBe(PaymentsWorld.Aud(2_050));
        (await world.BalanceAsync(AccountKind.PendingOut)).ShouldBe(1_000);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_a_new_try_the_amount_comes_back_and_the_earlier_try_keeps_its_fee(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var rail = new DoubtfulRail();
        var outage = new OutageWorld(world, rail);
        var recipient = await world.GivenFundedPayerAsync();
        var failed = await world.GivenWithdrawalAsync(recipient);
        await outage.PumpAsync();
        await world.RailSaysAsync(failed.Subject, RailOutcome.Rejected, "AB05");
        rail.Down.Add(RailScheme.Npp);
        await world.GivenWithdrawalAsync(recipient, 1_000);
        await outage.PumpAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await outage.PumpAsync();
        await world.RunAsync(new SimulateFailureDecision(failed.Id, FailureDecision.TryAgain));
        (await outage.ReadAsync(failed.Id)).IsHeldBack.ShouldBeTrue();

        var cancelled = await outage.CancelAsync(failed);

        (cancelled.Status, cancelled.Attempt).ShouldBe((WithdrawalStatus.Cancelled, 1));
        cancelled.RefundAmount.ShouldBe(PaymentsWorld.Aud(10_000));
        (await world.AvailableAsync()).Posted.MinorUnits.ShouldBe(100_000 - 50 - 1_050);
        await outage.EndAsync();
        await outage.KeepAsync();
        await outage.PumpAsync();
        rail.Has.ShouldNotContain($"{failed.Id}.2");
    }
}
