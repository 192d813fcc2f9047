using Payments.Domain.CreditRecalls;
using Payments.Domain.Deposits;
using Payments.Domain.Errors;
using Payments.Domain.Ledger;
using Payments.Domain.Lifecycles;
using Payments.Domain.Rails;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Domain.VirtualAccounts;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.CreditRecalls;

/// <summary>Money that a rail has brought and that the payer's bank wants back.</summary>
public sealed class CreditRecallTests
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_in_the_balance_goes_back_when_the_tenant_agrees(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        var deposit = await world.GivenDepositAsync(account);

        await world.HearRecallAsync(account);
        var asked = await world.RecallAsync();
        (asked.Status, asked.DepositId).ShouldBe((CreditRecallStatus.Requested, deposit.Id));
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(50_000, "it only asks");

        await world.RunAsync(new AcceptCreditRecall(asked.Id));
        (await world.RecallAsync()).Status.ShouldBe(CreditRecallStatus.Returning);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(0);
        await world.RailSaysOfRefundAsync(RailOutcome.Settled);

        (await world.RecallAsync()).Status.ShouldBe(CreditRecallStatus.Returned);
        (await world.ReadAsync<Deposit>()).Status.ShouldBe(DepositStatus.Refunded);
        (await BooksAsync(world)).ShouldBe("available 0, under way 0, suspense 0, rail 0");
        (await world.AnswersAsync()).ShouldBeEmpty("the money is the answer");
        (await world.ToldOfAsync(asked.Subject)).ShouldBe([
            "1 credit_recall.received",
            "2 credit_recall.requested",
            "3 credit_recall.returning",
            "4 credit_recall.returned",
        ]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Told_twenty_times_at_once_it_is_one_recall(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        await world.GivenDepositAsync(account);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.HearRecallAsync(account)));

        var recall = await world.ReadAsync<CreditRecall>();
        (recall.Status, recall.Version).ShouldBe((CreditRecallStatus.Requested, 2));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Heard_before_its_money_it_waits_and_then_finds_it(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();

        await world.HearRecallAsync(account);
        (await world.RecallAsync()).Status.ShouldBe(CreditRecallStatus.Received);
        var deposit = await world.GivenDepositAsync(account);
        await world.HearRecallAsync(account);

        var recall = await world.ReadAsync<CreditRecall>();
        (recall.Status, recall.DepositId).ShouldBe((CreditRecallStatus.Requested, deposit.Id));
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(50_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_under_review_goes_back_at_once_whichever_is_heard_first(
        bool isRecallFirst
    )
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        if (isRecallFirst)
        {
            await world.HearRecallAsync(account);
        }

        await world.GivenCreditAsync(account, reference: "HALT_AML");
        await world.HearRecallAsync(account);

        (await world.RecallAsync()).Status.ShouldBe(CreditRecallStatus.Returning);
        var deposit = await world.ReadAsync<Deposit>();
        deposit.Status.ShouldBe(DepositStatus.Refunding);
        deposit.RejectCode.ShouldBe(
            Domain.Rejections.RejectCode.CancellationRequestedByParticipant
        );
        (await BooksAsync(world)).ShouldBe("available 0, under way 50000, suspense 0, rail -50000");
        await world.RailSaysOfRefundAsync(RailOutcome.Settled);
        (await world.RecallAsync()).Status.ShouldBe(CreditRecallStatus.Returned);
        (await BooksAsync(world)).ShouldBe("available 0, under way 0, suspense 0, rail 0");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_no_account_could_take_goes_back_at_once(bool isRecallFirst)
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        await world.RunAsync(new DeactivateVirtualAccount(account.Id));
        if (isRecallFirst)
        {
            await world.HearRecallAsync(account);
        }

        await world.GivenCreditAsync(account);
        await world.HearRecallAsync(account);

        var suspended = await world.ReadAsync<SuspendedCredit>();
        suspended.Status.ShouldBe(SuspendedCreditStatus.Returning);
        (await world.RecallAsync()).SuspendedCreditId.ShouldBe(suspended.Id);
        await world.RailSaysAsync(suspended.Subject, RailOutcome.Settled);
        (await world.RecallAsync()).Status.ShouldBe(CreditRecallStatus.Returned);
        (await BooksAsync(world)).ShouldBe("available 0, under way 0, suspense 0, rail 0");
    }

    [Fact]
    public async Task What_is_spent_cannot_be_agreed_to_and_is_declined_with_its_code()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        await world.GivenDepositAsync(account);
        await world.GivenWithdrawalAsync(await world.GivenRecipientAsync());
        var before = await BooksAsync(world);
        await world.HearRecallAsync(account);
        var recall = await world.RecallAsync();

        await Should.ThrowAsync<InsufficientFundsException>(() =>
            world.RunAsync(new AcceptCreditRecall(recall.Id))
        );
        (await world.RecallAsync()).Status.ShouldBe(CreditRecallStatus.Requested);
        await Should.ThrowAsync<InvalidInputException>(() =>
            world.RunAsync(new DeclineCreditRecall(recall.Id, CreditRecallRefusal.NoAnswer))
        );
        await world.RunAsync(
            new DeclineCreditRecall(recall.Id, CreditRecallRefusal.InsufficientFunds)
        );

        (await world.RecallAsync()).Status.ShouldBe(CreditRecallStatus.Refused);
        (await world.AnswersAsync()).ShouldBe(["AM04"]);
        (await BooksAsync(world)).ShouldBe(before);
        await Should.ThrowAsync<IllegalTransitionException>(() =>
            world.RunAsync(new AcceptCreditRecall(recall.Id))
        );
    }

    [Fact]
    public async Task A_return_that_the_rail_refuses_is_asked_for_again()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        await world.GivenDepositAsync(account);
        await world.HearRecallAsync(account);
        var recall = await world.RecallAsync();
        await world.RunAsync(new AcceptCreditRecall(recall.Id));

        await world.RailSaysOfRefundAsync(RailOutcome.Rejected, "AC04");

        (await world.RecallAsync()).Status.ShouldBe(CreditRecallStatus.Requested);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(50_000);
        await world.RunAsync(new AcceptCreditRecall(recall.Id));
        await world.RailSaysOfRefundAsync(RailOutcome.Settled);
        (await world.RecallAsync()).Status.ShouldBe(CreditRecallStatus.Returned);
    }

    [Fact]
    public async Task Whoever_refunds_by_himself_has_answered()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        var deposit = await world.GivenDepositAsync(account);
        await world.HearRecallAsync(account);

        await world.RunAsync(new RefundDeposit(deposit.Id, PaymentsWorld.Aud(20_000), null));
        (await world.RecallAsync()).Status.ShouldBe(CreditRecallStatus.Requested, "a part only");
        await world.RailSaysOfRefundAsync(RailOutcome.Settled);
        await world.RunAsync(new RefundDeposit(deposit.Id, null, null));

        (await world.RecallAsync()).Status.ShouldBe(CreditRecallStatus.Returning);
    }

    [Fact]
    public async Task What_went_back_already_or_was_taken_by_a_review_is_refused_at_once()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        var refunded = await world.GivenDepositAsync(account, creditId: "a");
        await world.RunAsync(new RefundDeposit(refunded.Id, null, null));
        await world.RailSaysOfRefundAsync(RailOutcome.Settled);
        var taken = await world.GivenCreditAsync(account, creditId: "b", reference: "HALT_AML");
        await world.RunAsync(
            new DecideDepositReview(taken.Deposit!.Id, DepositDecision.Cancel, null, null),
            caller: world.Caller.As(Actor.Platform)
        );

        await world.HearRecallAsync(account, "a", "of-a");
        await world.HearRecallAsync(account, "b", "of-b");

        (await world.RecallAsync("of-a")).Refusal.ShouldBe(CreditRecallRefusal.AlreadyReturned);
        (await world.RecallAsync("of-b")).Refusal.ShouldBe(CreditRecallRefusal.PlatformDecision);
        (await world.AnswersAsync()).ShouldBe(["ARDT", "AGNT"]);
    }

    [Fact]
    public async Task A_second_recall_waits_for_nobody_while_the_first_is_open_and_may_come_later()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        await world.GivenDepositAsync(account);
        await world.HearRecallAsync(account);
        var first = await world.RecallAsync();

        await world.HearRecallAsync(account, recallId: "second");
        await world.RunAsync(
            new DeclineCreditRecall(first.Id, CreditRecallRefusal.CustomerDecision)
        );
        await world.HearRecallAsync(account, recallId: "third");

        (await world.RecallAsync("second")).Refusal.ShouldBe(CreditRecallRefusal.AwaitingReply);
        (await world.RecallAsync("third")).Status.ShouldBe(CreditRecallStatus.Requested);
        (await world.AnswersAsync()).ShouldBe(["ARPL", "CUST"]);
        (await world.ReadAsync<Deposit>()).RecallId.ShouldBe((await world.RecallAsync("third")).Id);
    }

    [Theory]
    [InlineData(true, CreditRecallRefusal.NoAnswer)]
    [InlineData(false, CreditRecallRefusal.NoOriginal)]
    public async Task Nobody_answers_or_no_money_comes_and_it_ends_in_time(
        bool hasMoney,
        CreditRecallRefusal refusal
    )
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        await world.HearRecallAsync(account);
        if (hasMoney)
        {
            await world.GivenDepositAsync(account);
        }

        var recall = await world.RecallAsync();
        recall.Deadline.ShouldBe(recall.CreatedAt + CreditRecall.TimeToAnswer);
        await world.DoAsync(
            work => new CreditRecallDeadline().FireAsync(work, recall.Subject),
            world.Caller.As(Actor.Timer)
        );

        var ended = await world.RecallAsync();
        (ended.Status, ended.Refusal).ShouldBe((CreditRecallStatus.Refused, refusal));
        ended.Deadline.ShouldBeNull();
        // Money that comes after the end is money like any other.
        await world.GivenDepositAsync(account);
        (await world.ReadAsync<Deposit>()).Status.ShouldBe(DepositStatus.Confirmed);
        (await world.RecallAsync()).Status.ShouldBe(CreditRecallStatus.Refused);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_many_answers_at_once_one_counts(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        await world.GivenDepositAsync(account);
        await world.HearRecallAsync(account);
        var recall = await world.RecallAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async number =>
                {
                    try
                    {
                        await (
                            number % 2 == 0
                                ? world.RunAsync(new AcceptCreditRecall(recall.Id))
                                : world.RunAsync(
                                    new DeclineCreditRecall(
                                        recall.Id,
                                        CreditRecallRefusal.CustomerDecision
                                    )
                                )
                        );
                        return true;
                    }
                    catch (IllegalTransitionException)
                    {
                        return false;
                    }
                })
        );

        answers.Count(won => won).ShouldBe(1);
        var isAccepted = (await world.RecallAsync()).Status is CreditRecallStatus.Returning;
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(isAccepted ? 0 : 50_000);
        (await world.AnswersAsync()).Length.ShouldBe(isAccepted ? 0 : 1);
    }

    private static async Task<string> BooksAsync(PaymentsWorld world)
    {
        var available = await world.BalanceAsync(AccountKind.Available);
        var underWay =
            await world.BalanceAsync(AccountKind.PendingOut)
            + await world.BalanceAsync(AccountKind.PendingIn);
        var suspense = await world.BalanceAsync(AccountKind.Suspense);
        var rail = await world.BalanceAsync(AccountKind.RailClearing);
        return $"available {available}, under way {underWay}, suspense {suspense}, rail {rail}";
    }
}
