using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Errors;
using Payments.Domain.Ledger;
using Payments.Domain.Lifecycles;
using Payments.Domain.Outbox;
using Payments.Domain.Rails;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.SuspendedCredits;

/// <summary>Money that no account can take: where it lies, and how it gets out.</summary>
public sealed class SuspendedCreditTests
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory]
    [InlineData(VirtualAccountStatus.Deactivated, SuspenseReason.AccountClosed)]
    [InlineData(VirtualAccountStatus.Disabled, SuspenseReason.AccountClosed)]
    public async Task A_credit_for_a_closed_account_is_no_deposit(
        VirtualAccountStatus status,
        SuspenseReason reason
    )
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenTenantAsync();
        var account = await GivenClosedAsync(world, status);

        var booked = await world.GivenCreditAsync(account);

        booked.Deposit.ShouldBeNull();
        booked.Suspended!.Reason.ShouldBe(reason);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(0);
        (await world.BalanceAsync(AccountKind.Suspense)).ShouldBe(50_000);
        (await world.BalanceAsync(AccountKind.RailClearing)).ShouldBe(-50_000);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Told_again_after_the_account_was_opened_it_is_still_one_credit(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var account = await GivenClosedAsync(world, VirtualAccountStatus.Deactivated);
        var first = await world.GivenCreditAsync(account);
        await world.RunAsync(new ActivateVirtualAccount(account.Id));

        var again = await world.GivenCreditAsync(account);

        again.Suspended!.Id.ShouldBe(first.Suspended!.Id);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Twenty_notices_around_the_closing_of_an_account_are_one_credit(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        var closing = world.RunAsync(new DeactivateVirtualAccount(account.Id));

        var told = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => world.GivenCreditAsync(account))
        );
        await closing;

        told.Select(booked => booked.Deposit?.Subject ?? booked.Suspended!.Subject)
            .Distinct()
            .Count()
            .ShouldBe(1);
        (await world.BalanceAsync(AccountKind.RailClearing)).ShouldBe(-50_000);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task In_another_currency_than_the_accounts_it_is_no_deposit(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();

        var booked = await world.RunAsync(
            new RecordRailCredit(
                RailScheme.Sct,
                Notice(account, new(10_000, Currency.Eur)),
                account.Id
            ),
            caller: world.Caller.As(Actor.Rail)
        );

        booked.Value.Suspended!.Reason.ShouldBe(SuspenseReason.WrongCurrency);
        (await world.BalanceAsync(AccountKind.Suspense, Currency.Eur)).ShouldBe(10_000);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Nobodys_money_becomes_a_deposit_in_the_book_of_whom_it_is_assigned_to(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        var stray = await GivenStrayAsync(world);
        (await PlatformBalanceAsync(world, AccountKind.Suspense)).ShouldBe(50_000);

        await AssignAsync(world, stray, account);
        (await PlatformBalanceAsync(world, AccountKind.Suspense)).ShouldBe(0);
        await CarryAsync(world);
        await CarryAsync(world);

        var deposit = await world.ReadAsync<Deposit>();
        (deposit.Status, deposit.RailCreditId).ShouldBe((DepositStatus.Confirmed, "stray-1"));
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(50_000);
        (await PlatformBalanceAsync(world, AccountKind.RailClearing)).ShouldBe(0);
        var now = await ReadStrayAsync(world);
        (now.Status, now.DepositId).ShouldBe((SuspendedCreditStatus.Assigned, deposit.Id));
        await Should.ThrowAsync<IllegalTransitionException>(() =>
            AssignAsync(world, stray, account)
        );
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task After_a_crash_between_the_two_books_it_is_carried_once(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        var stray = await GivenStrayAsync(world);
        await AssignAsync(world, stray, account);
        // The deposit is durable, and the process dies before it could say so.
        await world.RunAsync(
            new BookAssignedCredit(RailScheme.Npp, Stray(), account.Id),
            caller: world.Caller.As(Actor.Platform)
        );
        await world.RestartAsync();

        await CarryAsync(world);

        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(50_000);
        (await ReadStrayAsync(world)).Status.ShouldBe(SuspendedCreditStatus.Assigned);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_account_that_closed_meanwhile_leaves_it_in_suspense(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        var stray = await GivenStrayAsync(world);
        await AssignAsync(world, stray, account);
        await world.RunAsync(new DeactivateVirtualAccount(account.Id));

        await CarryAsync(world);

        var now = await ReadStrayAsync(world);
        (now.Status, now.ReasonCode).ShouldBe((SuspendedCreditStatus.Held, "ACCOUNT_CLOSED"));
        (await PlatformBalanceAsync(world, AccountKind.Suspense)).ShouldBe(50_000);
        (await world.BalanceAsync(AccountKind.RailClearing)).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Returned_it_leaves_suspense_when_the_rail_has_paid_and_comes_back_when_it_bounces(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var stray = await GivenStrayAsync(world);
        await ReturnAsync(world, stray);
        (await PlatformBalanceAsync(world, AccountKind.Suspense)).ShouldBe(50_000);

        await SayAsync(world, stray, RailOutcome.Settled, attempt: 1);
        (await PlatformBalanceAsync(world, AccountKind.Suspense)).ShouldBe(0);
        await SayAsync(world, stray, RailOutcome.Returned, attempt: 1);

        (await ReadStrayAsync(world)).Status.ShouldBe(SuspendedCreditStatus.Held);
        (await PlatformBalanceAsync(world, AccountKind.Suspense)).ShouldBe(50_000);
        (await PlatformBalanceAsync(world, AccountKind.RailClearing)).ShouldBe(-50_000);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_second_return_has_a_name_of_its_own_and_late_answers_to_the_first_say_nothing(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var stray = await GivenStrayAsync(world);
        await ReturnAsync(world, stray);
        await SayAsync(world, stray, RailOutcome.Rejected, attempt: 1);
        await ReturnAsync(world, stray);

        await SayAsync(world, stray, RailOutcome.Rejected, attempt: 1);
        (await ReadStrayAsync(world)).Status.ShouldBe(SuspendedCreditStatus.Returning);
        await SayAsync(world, stray, RailOutcome.Settled, attempt: 2);

        (await ReadStrayAsync(world)).Status.ShouldBe(SuspendedCreditStatus.Returned);
        (await PlatformBalanceAsync(world, AccountKind.RailClearing)).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_return_told_before_its_settlement_is_understood(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var stray = await GivenStrayAsync(world);
        await ReturnAsync(world, stray);

        await SayAsync(world, stray, RailOutcome.Returned, attempt: 1);
        await SayAsync(world, stray, RailOutcome.Settled, attempt: 1);

        (await ReadStrayAsync(world)).Status.ShouldBe(SuspendedCreditStatus.Held);
        (await PlatformBalanceAsync(world, AccountKind.Suspense)).ShouldBe(50_000);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_a_review_cancelled_is_given_to_no_other_account(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        await world.GivenCreditAsync(account, reference: "HALT_AML");
        var reviewed = await world.ReadAsync<Deposit>();
        await world.RunAsync(
            new SimulateDepositReview(reviewed.Id, DepositDecision.Cancel, null, null)
        );
        var cancelled = await world.ReadAsync<SuspendedCredit>();

        await Should.ThrowAsync<InvalidInputException>(() =>
            world.RunAsync(
                new AssignSuspendedCredit(cancelled.Id, account.Id)
                {
                    Target = TargetOf(world, account),
                },
                caller: world.Caller.As(Actor.Platform)
            )
        );
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_number_that_was_paid_before_it_was_anybodys_is_never_given_out(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var number = VirtualAccountNumber.Draw(Currency.Aud);
        var directory = new VirtualAccountDirectory(world.Storage.Database);
        (await directory.IsFreeAsync(number, PaymentsWorld.Cancel)).ShouldBeTrue();

        await world.RunAsync(
            new RecordRailCredit(
                RailScheme.Npp,
                Stray() with
                {
                    CreditorAccount = RailAccount.Bsb(number.Bsb!, number.AccountNumber!),
                },
                null
            ),
            caller: Platform(Actor.Rail)
        );

        (await directory.IsFreeAsync(number, PaymentsWorld.Cancel)).ShouldBeFalse();
    }

    private static Caller Platform(Actor actor = Actor.Platform) =>
        new(PlatformTenant.Of(TenantEnvironment.Sandbox), TenantEnvironment.Sandbox, actor);

    private static CreditNotice Stray() =>
        new(
            "stray-1",
            PaymentsWorld.Aud(50_000),
            "Pat Payer",
            RailAccount.Bsb("062000", "87654321"),
            VirtualAccountNumber.Nobodys(Currency.Aud),
            "Order 12",
            new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)
        );

    private static CreditNotice Notice(VirtualAccount account, Money amount) =>
        Stray() with
        {
            Amount = amount,
            CreditorAccount = RailAccount.Bsb(account.Bsb!, account.AccountNumber!),
        };

    private static async Task<SuspendedCredit> GivenStrayAsync(PaymentsWorld world)
    {
        var booked = await world.RunAsync(
            new RecordRailCredit(RailScheme.Npp, Stray(), null),
            caller: Platform(Actor.Rail)
        );
        booked.Value.Suspended!.Reason.ShouldBe(SuspenseReason.UnknownAccount);
        return booked.Value.Suspended;
    }

    private static async Task<VirtualAccount> GivenClosedAsync(
        PaymentsWorld world,
        VirtualAccountStatus status
    )
    {
        var account = await world.GivenVirtualAccountAsync();
        await (
            status is VirtualAccountStatus.Disabled
                ? world.RunAsync(new SimulateVirtualAccountBlock(account.Id))
                : world.RunAsync(new DeactivateVirtualAccount(account.Id))
        );
        return account;
    }

    private static CreditTarget TargetOf(PaymentsWorld world, VirtualAccount account) =>
        new(world.Caller.As(Actor.Rail), account.Id, VirtualAccountStatus.Active, account.Currency);

    private static Task<CommandResult<SuspendedCredit>> AssignAsync(
        PaymentsWorld world,
        SuspendedCredit credit,
        VirtualAccount account
    ) =>
        world.RunAsync(
            new AssignSuspendedCredit(credit.Id, account.Id) { Target = TargetOf(world, account) },
            caller: Platform()
        );

    private static Task<CommandResult<SuspendedCredit>> ReturnAsync(
        PaymentsWorld world,
        SuspendedCredit credit
    ) =>
        world.RunAsync(new ReturnSuspendedCredit(credit.Id, "No such account"), caller: Platform());

    private static Task<CommandResult<IRailSubject>> SayAsync(
        PaymentsWorld world,
        SuspendedCredit credit,
        RailOutcome outcome,
        int attempt
    ) =>
        world.RunAsync(
            new RecordRailAnswer(
                credit.Subject,
                outcome,
                outcome is RailOutcome.Settled ? null : RailReason.Of("AC04"),
                Receipt: null,
                attempt
            ),
            caller: Platform(Actor.Rail)
        );

    /// <summary>The worker takes what waits in the platform's outbox for the other book.</summary>
    private static async Task CarryAsync(PaymentsWorld world)
    {
        List<OutboxItem> waiting;
        await using (var db = world.Open(Platform()))
        {
            waiting = await db.Set<OutboxItem>()
                .Where(item => item.Kind == CreditAssignments.OutboxKind)
                .ToListAsync(PaymentsWorld.Cancel);
        }

        await new CreditAssignments(world.Gate).HandleAsync(waiting, PaymentsWorld.Cancel);
    }

    private static async Task<SuspendedCredit> ReadStrayAsync(PaymentsWorld world)
    {
        await using var db = world.Open(Platform());
        return await db.Set<SuspendedCredit>().SingleAsync(PaymentsWorld.Cancel);
    }

    private static async Task<long> PlatformBalanceAsync(PaymentsWorld world, AccountKind kind)
    {
        var balance = default(Balance);
        await world.DoAsync(
            async work => balance = await work.Ledger.BalanceAsync(new(kind, Currency.Aud)),
            Platform()
        );
        return balance.Posted.MinorUnits;
    }
}
