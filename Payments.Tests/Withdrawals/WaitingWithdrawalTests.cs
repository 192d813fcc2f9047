using Payments.Domain.Clock;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Lifecycles;
using Payments.Domain.Rails;
using Payments.Domain.Recipients;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.Withdrawals;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Withdrawals;

/// <summary>Withdrawals that wait: for their time, for a second member, for a decision.</summary>
public sealed class WaitingWithdrawalTests
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_scheduled_withdrawal_holds_the_money_and_goes_at_its_time(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        var dueAt = world.Clock.GetUtcNow().AddDays(3);

        var withdrawal = await ScheduleAsync(world, recipient, dueAt);

        var held = await world.AvailableAsync();
        (held.Posted.MinorUnits, held.Held.MinorUnits).ShouldBe((100_000, 10_050));
        withdrawal.IsWaiting.ShouldBeTrue();
        world.Clock.Advance(TimeSpan.FromDays(3));
        await FireAsync(world, withdrawal);
        var then = await world.AvailableAsync();
        (then.Posted.MinorUnits, then.Held.MinorUnits).ShouldBe((89_950, 0));
        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.Settled);
        (await world.ToldOfAsync(withdrawal.Subject)).ShouldBe([
            "1 withdrawal.initialised",
            "2 withdrawal.released",
            "3 withdrawal.pending",
            "4 withdrawal.confirmed",
        ]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Cancelled_while_it_waits_it_frees_amount_and_fee_and_never_goes(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        var withdrawal = await ScheduleAsync(world, recipient, world.Clock.GetUtcNow().AddDays(3));

        var cancelled = (await world.RunAsync(new CancelWithdrawal(withdrawal.Id))).Value;

        cancelled.Status.ShouldBe(WithdrawalStatus.Cancelled);
        cancelled.RejectCode.ShouldBe(
            Domain.Rejections.RejectCode.CancellationRequestedByParticipant
        );
        cancelled.RefundAmount.ShouldBe(PaymentsWorld.Aud(10_050));
        var free = await world.AvailableAsync();
        (free.Posted.MinorUnits, free.Held.MinorUnits).ShouldBe((100_000, 0));
        world.Clock.Advance(TimeSpan.FromDays(4));
        await FireAsync(world, withdrawal);
        (await world.ReadAsync<Withdrawal>()).Status.ShouldBe(WithdrawalStatus.Cancelled);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_waits_cannot_be_spent_otherwise(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        await ScheduleAsync(world, recipient, world.Clock.GetUtcNow().AddDays(1), 60_000);

        await Should.ThrowAsync<InsufficientFundsException>(() =>
            world.GivenWithdrawalAsync(recipient, 60_000)
        );
    }

    [Fact]
    public async Task A_schedule_in_the_past_is_refused()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var recipient = await world.GivenFundedPayerAsync();

        var refusal = await Should.ThrowAsync<InvalidInputException>(() =>
            ScheduleAsync(world, recipient, world.Clock.GetUtcNow())
        );

        refusal.Path.ShouldBe(["input", "scheduledAt"]);
    }

    [Fact]
    public async Task What_the_rail_may_have_cannot_be_cancelled_and_nothing_is_written()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var recipient = await world.GivenFundedPayerAsync();
        var withdrawal = await world.GivenWithdrawalAsync(recipient);

        await Should.ThrowAsync<IllegalTransitionException>(() =>
            world.RunAsync(new CancelWithdrawal(withdrawal.Id))
        );

        (await world.ToldOfAsync(withdrawal.Subject)).Length.ShouldBe(1);
        (await world.BalanceAsync(AccountKind.PendingOut)).ShouldBe(10_000);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task From_the_threshold_on_a_second_member_sends_it(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var (maker, approver) = await GivenPolicyAsync(world, 10_000);
        var recipient = await world.GivenRecipientAsync();
        var small = await CreateAsync(world, recipient, 9_999, maker);
        small.Approval.ShouldBeNull();

        var large = await CreateAsync(world, recipient, 10_000, maker);

        (large.Approval, large.IsWaiting).ShouldBe((WithdrawalApproval.Pending, true));
        var approved = (
            await world.RunAsync(new ApproveWithdrawal(large.Id), caller: approver)
        ).Value;
        (approved.Approval, approved.IsWaiting).ShouldBe((WithdrawalApproval.Approved, false));
        approved.DecidedBy.ShouldBe(approver.PrincipalId);
        (await world.ToldOfAsync(large.Subject)).ShouldBe([
            "1 withdrawal.initialised",
            "2 withdrawal.approval_requested",
            "3 withdrawal.approved",
            "4 withdrawal.released",
        ]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_twenty_decisions_at_once_one_wins(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var (maker, approver) = await GivenPolicyAsync(world, 1);
        var recipient = await world.GivenRecipientAsync();
        var withdrawal = await CreateAsync(world, recipient, 10_000, maker);

        var decided = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async number =>
                {
                    try
                    {
                        await (
                            number % 2 == 0
                                ? world.RunAsync(
                                    new ApproveWithdrawal(withdrawal.Id),
                                    caller: approver
                                )
                                : world.RunAsync(
                                    new RejectWithdrawal(withdrawal.Id, null),
                                    caller: approver
                                )
                        );
                        return 1;
                    }
                    catch (ApprovalDecidedException)
                    {
                        return 0;
                    }
                })
        );

        decided.Sum().ShouldBe(1);
        (await world.AvailableAsync()).Held.MinorUnits.ShouldBe(0);
    }

    [Fact]
    public async Task Who_made_it_who_has_no_right_and_who_comes_late_are_told_apart()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var (maker, approver) = await GivenPolicyAsync(world, 1);
        var clerk = await JoinAsync(world, MemberAccess.Transact);
        var recipient = await world.GivenRecipientAsync();
        var withdrawal = await CreateAsync(world, recipient, 10_000, maker);

        await Should.ThrowAsync<OwnWithdrawalException>(() =>
            world.RunAsync(new ApproveWithdrawal(withdrawal.Id), caller: maker)
        );
        await Should.ThrowAsync<ForbiddenException>(() =>
            world.RunAsync(new ApproveWithdrawal(withdrawal.Id), caller: clerk)
        );
        (await world.ToldOfAsync(withdrawal.Subject)).Length.ShouldBe(2);
        await world.RunAsync(new RejectWithdrawal(withdrawal.Id, "Not ours."), caller: approver);
        var late = await Should.ThrowAsync<ApprovalDecidedException>(() =>
            world.RunAsync(new ApproveWithdrawal(withdrawal.Id), caller: approver)
        );
        late.Approval.ShouldBe(WithdrawalApproval.Rejected);
        (await world.AvailableAsync()).Available.ShouldBe(PaymentsWorld.Aud(100_000));
    }

    [Fact]
    public async Task Approved_before_its_time_it_still_waits_for_its_time()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var (maker, approver) = await GivenPolicyAsync(world, 1);
        var recipient = await world.GivenRecipientAsync();
        var withdrawal = (
            await world.RunAsync(
                new CreateWithdrawal(PaymentsWorld.Aud(10_000), recipient, null, null, null)
                {
                    ScheduledAt = world.Clock.GetUtcNow().AddDays(1),
                },
                caller: maker
            )
        ).Value;

        var approved = (
            await world.RunAsync(new ApproveWithdrawal(withdrawal.Id), caller: approver)
        ).Value;

        approved.IsWaiting.ShouldBeTrue();
        world.Clock.Advance(TimeSpan.FromDays(1));
        await FireAsync(world, withdrawal);
        (await world.ReadAsync<Withdrawal>()).IsWaiting.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_failure_that_could_pass_rests_for_an_hour_and_is_then_refunded(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        var withdrawal = await world.GivenWithdrawalAsync(recipient);

        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.Rejected, "AB05");

        (await world.ReadAsync<Withdrawal>()).Status.ShouldBe(WithdrawalStatus.Failed);
        world.Clock.Advance(FailedWithdrawalRefund.DecisionTime);
        await world.DoAsync(
            work => new FailedWithdrawalRefund().FireAsync(work, withdrawal.Subject),
            world.Caller.As(Actor.Timer)
        );
        (await world.ReadAsync<Withdrawal>()).Status.ShouldBe(WithdrawalStatus.Refunded);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(100_000 - 50);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_new_try_has_a_name_of_its_own_and_late_answers_to_the_old_one_say_nothing(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        var withdrawal = await world.GivenWithdrawalAsync(recipient);
        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.Rejected, "AB05");

        await world.RunAsync(new SimulateFailureDecision(withdrawal.Id, FailureDecision.TryAgain));
        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.Settled);

        (await world.ReadAsync<Withdrawal>()).Status.ShouldBe(WithdrawalStatus.Pending);
        await world.RunAsync(
            new RecordRailAnswer(
                withdrawal.Subject,
                RailOutcome.Settled,
                null,
                Receipt: null,
                Attempt: 2
            ),
            caller: world.Caller.As(Actor.Rail)
        );
        var now = await world.ReadAsync<Withdrawal>();
        (now.Status, now.Attempt, now.RejectCode).ShouldBe((WithdrawalStatus.Confirmed, 2, null));
    }

    [Fact]
    public void An_instruction_is_named_by_its_subject_and_its_try()
    {
        var subject = Subject.Of(EntityId.New<WithdrawalId>());

        InstructionIds.Of(subject, 1).ShouldBe(subject.ToString());
        InstructionIds
            .TryParse(InstructionIds.Of(subject, 7), out var read, out var attempt)
            .ShouldBeTrue();
        (read, attempt).ShouldBe((subject, 7));
        InstructionIds.TryParse($"{subject}.x", out _, out _).ShouldBeFalse();
        InstructionIds.TryParse("nonsense.2", out _, out _).ShouldBeFalse();
    }

    private static async Task<Withdrawal> ScheduleAsync(
        PaymentsWorld world,
        RecipientId recipient,
        DateTimeOffset dueAt,
        long minorUnits = 10_000
    ) =>
        (
            await world.RunAsync(
                new CreateWithdrawal(PaymentsWorld.Aud(minorUnits), recipient, null, null, null)
                {
                    ScheduledAt = dueAt,
                }
            )
        ).Value;

    private static async Task<Withdrawal> CreateAsync(
        PaymentsWorld world,
        RecipientId recipient,
        long minorUnits,
        Caller caller
    ) =>
        (
            await world.RunAsync(
                new CreateWithdrawal(PaymentsWorld.Aud(minorUnits), recipient, null, null, null),
                caller: caller
            )
        ).Value;

    private static async Task FireAsync(PaymentsWorld world, Withdrawal withdrawal) =>
        await world.RunAsync(
            new FireTimer(
                new()
                {
                    TenantId = world.TenantId,
                    Environment = TenantEnvironment.Sandbox,
                    Kind = WithdrawalSchedule.TimerKind,
                    SubjectKind = WithdrawalId.Prefix,
                    SubjectId = withdrawal.Id.Value,
                    DueAt = withdrawal.ScheduledAt!.Value,
                },
                new WithdrawalSchedule()
            ),
            caller: world.Caller.As(Actor.Timer)
        );

    private static async Task<(Caller Maker, Caller Approver)> GivenPolicyAsync(
        PaymentsWorld world,
        long from
    )
    {
        await world.GivenTenantAsync();
        await world.GivenFundsAsync(100_000);
        var maker = await JoinAsync(world, Enum.GetValues<MemberAccess>());
        var approver = await JoinAsync(world, MemberAccess.Approve);
        await world.RunAsync(new SetApprovalPolicy([PaymentsWorld.Aud(from)]), caller: maker);
        return (maker, approver);
    }

    private static async Task<Caller> JoinAsync(PaymentsWorld world, params MemberAccess[] access)
    {
        var member = await world.RunAsync(
            new JoinMember($"{Guid.CreateVersion7():n}@acme.example", "-", access)
        );
        return world.Caller with { PrincipalId = member.Value.Id.ToString() };
    }
}
