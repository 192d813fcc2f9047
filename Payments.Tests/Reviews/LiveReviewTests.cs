using Payments.Domain.FxPayments;
using Payments.Domain.Institutions;
using Payments.Domain.Ledger;
using Payments.Domain.Lifecycles;
using Payments.Domain.Outbox;
using Payments.Domain.Rails;
using Payments.Domain.Rejections;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.Withdrawals;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Reviews;

/// <summary>What leaves a LIVE tenant is looked at where the platform's settings say so, and people decide.</summary>
public sealed class LiveReviewTests
{
    private static readonly ReviewSettings FromFiveHundred = new()
    {
        From = [PaymentsWorld.Aud(50_000)],
    };

    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    public static TheoryData<string, long, ReviewReason[]> Rules =>
        new()
        {
            { "from", 49_999, [] },
            { "from", 50_000, [ReviewReason.LargeAmount] },
            { "new", 9_999, [] },
            { "new", 10_000, [ReviewReason.NewRecipient] },
            { "name", 1, [ReviewReason.ListedRecipient] },
            { "othername", 1, [] },
            { "account", 1, [ReviewReason.ListedRecipient] },
            { "country", 1, [ReviewReason.ListedCountry] },
            { "othercountry", 1, [] },
            {
                "all",
                50_000,
                [
                    ReviewReason.LargeAmount,
                    ReviewReason.NewRecipient,
                    ReviewReason.ListedRecipient,
                    ReviewReason.ListedCountry,
                ]
            },
        };

    private static ReviewSettings SettingsOf(string rule) =>
        rule switch
        {
            "from" => FromFiveHundred,
            "new" => new() { NewRecipientFrom = [PaymentsWorld.Aud(10_000)] },
            "name" => new() { Recipients = ["BLUEGUM IMPORT"] },
            "othername" => new() { Recipients = ["Redgum Exports"] },
            "account" => new() { Accounts = ["12345678"] },
            "country" => new() { Countries = ["AU"] },
            "othercountry" => new() { Countries = ["NZ"] },
            _ => new()
            {
                From = [PaymentsWorld.Aud(50_000)],
                NewRecipientFrom = [PaymentsWorld.Aud(10_000)],
                Recipients = ["Bluegum Imports"],
                Countries = ["AU"],
            },
        };

    [Theory, MemberData(nameof(Rules))]
    public async Task A_withdrawal_is_stopped_for_every_rule_that_holds(
        string rule,
        long minorUnits,
        ReviewReason[] reasons
    )
    {
        await using var world = await PaymentsWorld.StartLiveAsync(
            StorageProvider.Sqlite,
            SettingsOf(rule)
        );
        var recipient = await world.GivenFundedPayerAsync();

        var withdrawal = await world.GivenWithdrawalAsync(recipient, minorUnits);

        withdrawal.ReviewedFor.ShouldBe(reasons);
        withdrawal.Status.ShouldBe(
            reasons.Length == 0 ? WithdrawalStatus.Initialised : WithdrawalStatus.Reviewing
        );
        (await SentAsync(world)).ShouldBe(reasons.Length == 0 ? 1 : 0);
    }

    [Fact]
    public async Task A_payment_is_stopped_by_what_leaves_and_by_what_arrives()
    {
        await using var world = await PaymentsWorld.StartLiveAsync(
            StorageProvider.Sqlite,
            new() { From = [new(5_000, Domain.Values.Currency.Eur)], Countries = ["DE"] }
        );

        var payment = await GivenPaymentAsync(world);

        payment.Status.ShouldBe(PaymentStatus.Initialising);
        payment.ReviewedFor.ShouldBe([ReviewReason.LargeAmount, ReviewReason.ListedCountry]);
        (await SentAsync(world)).ShouldBe(0);
    }

    [Fact]
    public async Task A_payee_given_inline_is_looked_at_like_a_stored_one()
    {
        await using var world = await PaymentsWorld.StartLiveAsync(
            StorageProvider.Sqlite,
            new() { Recipients = ["Einmal GmbH"] }
        );

        var payment = await GivenPaymentAsync(
            world,
            inline: new(
                Domain.Parties.PartyName.From(null, null, null, "Einmal GmbH"),
                new()
                {
                    Type = Domain.Recipients.AccountType.Iban,
                    Currency = Domain.Values.Currency.Eur,
                    Country = "DE",
                    Iban = "DE89370400440532013000",
                }
            )
        );

        payment.ReviewedFor.ShouldBe([ReviewReason.ListedRecipient]);
        (await SentAsync(world)).ShouldBe(0);
        await world.RunAsync(
            new DecidePaymentReview(payment.Id, new(ReviewDecision.Approve, null, null)),
            caller: Operator(world)
        );
        await using var db = world.Open();
        db.Set<OutboxItem>()
            .Single(item => item.Kind == RailOrder.OutboxKind)
            .Payload.ShouldContain("Einmal GmbH");
    }

    [Fact]
    public async Task What_an_institution_instructs_waits_unless_the_institution_is_approved()
    {
        await using var world = await PaymentsWorld.StartLiveAsync(
            StorageProvider.Sqlite,
            ReviewSettings.None
        );
        var recipient = await world.GivenFundedPayerAsync();
        var instructed = new CreateWithdrawal(
            PaymentsWorld.Aud(100),
            recipient,
            null,
            "Invoice 7",
            null
        )
        {
            InstructingInstitution = new(
                "Unknown Bank",
                null,
                null,
                Domain.Parties.Address.From("1 Bank St", null, null, null, null, "AU"),
                null
            ),
        };

        var pending = (await world.RunAsync(instructed)).Value;
        await world.RunAsync(
            new DecideInstitutionReview(pending.InstructingInstitutionId!.Value, true, null),
            caller: Operator(world)
        );
        var approved = (await world.RunAsync(instructed)).Value;

        pending.Status.ShouldBe(WithdrawalStatus.Reviewing);
        pending.ReviewedFor.ShouldBe([ReviewReason.UnapprovedInstitution]);
        approved.InstructingInstitutionId.ShouldBe(pending.InstructingInstitutionId);
        approved.ReviewedFor.ShouldBeEmpty();
        (await SentAsync(world)).ShouldBe(1);
    }

    [Fact]
    public async Task A_sandbox_knows_words_and_no_rules()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var recipient = await world.GivenFundedPayerAsync();

        (await world.GivenWithdrawalAsync(recipient, 90_000)).ReviewedFor.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_word_of_the_sandbox_stops_nothing_that_is_live()
    {
        await using var world = await PaymentsWorld.StartLiveAsync(
            StorageProvider.Sqlite,
            ReviewSettings.None
        );
        var recipient = await world.GivenFundedPayerAsync();

        var withdrawal = await world.RunAsync(
            new CreateWithdrawal(PaymentsWorld.Aud(100), recipient, null, "HALT_AML", null)
        );

        withdrawal.Value.Status.ShouldBe(WithdrawalStatus.Initialised);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_account_is_new_until_something_has_arrived_there(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartLiveAsync(
            provider,
            new() { NewRecipientFrom = [PaymentsWorld.Aud(10_000)] }
        );
        var recipient = await world.GivenFundedPayerAsync();
        var small = await world.GivenWithdrawalAsync(recipient, 100);
        (await world.GivenWithdrawalAsync(recipient)).IsUnderReview.ShouldBeTrue();

        await world.RailSaysAsync(small.Subject, RailOutcome.Settled);
        // Another record of the same account is no other account.
        var again = await world.GivenRecipientAsync();
        (await world.GivenWithdrawalAsync(again)).ReviewedFor.ShouldBeEmpty();

        await world.RailSaysAsync(small.Subject, RailOutcome.Returned, "AC04");
        (await world.GivenWithdrawalAsync(again)).ReviewedFor.ShouldBe([ReviewReason.NewRecipient]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Approved_it_goes_out_and_declined_all_is_back(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartLiveAsync(provider, FromFiveHundred);
        var recipient = await world.GivenFundedPayerAsync();
        var before = await world.BalanceAsync(AccountKind.Available);

        var declined = await world.GivenWithdrawalAsync(recipient, 50_000);
        var end = await DecideAsync(
            world,
            declined,
            new(ReviewDecision.Decline, RejectCode.ComplianceDeclinedExternal, "No.")
        );
        (end.Status, end.RejectCode, end.ReviewedBy).ShouldBe(
            (WithdrawalStatus.Cancelled, RejectCode.ComplianceDeclinedExternal, "mem_operator")
        );
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(before);

        var approved = await world.GivenWithdrawalAsync(recipient, 50_000);
        await DecideAsync(world, approved, new(ReviewDecision.Approve, null, null));
        (await SentAsync(world)).ShouldBe(1);
        (await world.ToldOfAsync(approved.Subject)).ShouldBe([
            "1 withdrawal.initialised",
            "2 withdrawal.reviewing",
            "3 withdrawal.pending",
        ]);
    }

    [Fact]
    public async Task A_declined_payment_is_undone_at_its_own_price()
    {
        await using var world = await PaymentsWorld.StartLiveAsync(
            StorageProvider.Sqlite,
            new() { Countries = ["DE"] }
        );
        var payment = await GivenPaymentAsync(world);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(
            100_000 - 10_000 - payment.Fee.MinorUnits
        );

        var declined = await world.RunAsync(
            new DecidePaymentReview(payment.Id, new(ReviewDecision.Decline, null, null)),
            caller: Operator(world)
        );

        declined.Value.Status.ShouldBe(PaymentStatus.Cancelled);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(100_000);
        await Should.ThrowAsync<IllegalTransitionException>(() =>
            world.RunAsync(
                new DecidePaymentReview(payment.Id, new(ReviewDecision.Approve, null, null)),
                caller: Operator(world)
            )
        );
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_twenty_decisions_at_once_one_wins(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartLiveAsync(provider, FromFiveHundred);
        var recipient = await world.GivenFundedPayerAsync();
        var withdrawal = await world.GivenWithdrawalAsync(recipient, 50_000);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async number =>
                {
                    try
                    {
                        await DecideAsync(
                            world,
                            withdrawal,
                            new((ReviewDecision)(number % 2), null, null)
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
    }

    [Fact]
    public async Task What_waits_for_a_second_member_is_looked_at_when_it_is_released()
    {
        await using var world = await PaymentsWorld.StartLiveAsync(
            StorageProvider.Sqlite,
            FromFiveHundred
        );
        var recipient = await world.GivenFundedPayerAsync();
        await world.RunAsync(new SetApprovalPolicy([PaymentsWorld.Aud(50_000)]));
        var withdrawal = await world.GivenWithdrawalAsync(recipient, 50_000);
        withdrawal.IsWaiting.ShouldBeTrue();
        withdrawal.ReviewedFor.ShouldBeEmpty();

        var approved = await world.RunAsync(
            new ApproveWithdrawal(withdrawal.Id),
            caller: await GivenApproverAsync(world)
        );

        approved.Value.Status.ShouldBe(WithdrawalStatus.Reviewing);
        approved.Value.ReviewedFor.ShouldBe([ReviewReason.LargeAmount]);
    }

    private static async Task<Caller> GivenApproverAsync(PaymentsWorld world)
    {
        var joined = await world.RunAsync(
            new Domain.Identity.JoinMember(
                $"{Guid.CreateVersion7():n}@acme.example",
                "-",
                [Domain.Identity.MemberAccess.Approve]
            ),
            caller: world.Caller.As(Actor.Platform)
        );
        return world.Caller with { PrincipalId = joined.Value.Id.ToString() };
    }

    private static async Task<Payment> GivenPaymentAsync(
        PaymentsWorld world,
        Domain.TransferParties.InlineRecipient? inline = null
    )
    {
        await world.GivenTenantAsync();
        await world.GivenFundsAsync(100_000);
        var recipient = await world.GivenEuroRecipientAsync();
        var quote = await world.GivenFirmQuoteAsync();
        var payment = await world.RunAsync(
            new CreatePayment(
                quote.Id,
                inline is null ? recipient : null,
                null,
                "Goods",
                "Invoice 7",
                null
            )
            {
                Recipient = inline,
            }
        );
        return payment.Value;
    }

    private static async Task<Withdrawal> DecideAsync(
        PaymentsWorld world,
        Withdrawal withdrawal,
        ReviewVerdict verdict
    ) =>
        (
            await world.RunAsync(
                new DecideWithdrawalReview(withdrawal.Id, verdict),
                caller: Operator(world)
            )
        ).Value;

    private static Caller Operator(PaymentsWorld world) =>
        world.Caller with
        {
            Actor = Actor.Platform,
            PrincipalId = "mem_operator",
        };

    /// <summary>How many instructions wait for a rail.</summary>
    private static async Task<int> SentAsync(PaymentsWorld world)
    {
        await using var db = world.Open();
        return db.Set<OutboxItem>().Count(item => item.Kind == RailOrder.OutboxKind);
    }
}
