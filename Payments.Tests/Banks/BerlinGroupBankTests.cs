using Payments.Domain.AccountData;
using Payments.Domain.Values;
using Payments.Tests.Sandbox;

namespace Payments.Tests.Banks;

public sealed class BerlinGroupBankTests
{
    private const string Customer = "203.0.113.7";
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_approved_consent_opens_accounts_balances_and_transactions()
    {
        await using var world = await OutsideWorld.StartAsync();
        var bank = world.Get<IAccountInformationBank>();
        var access = await ApprovedAsync(world, "coral_au", psuId: null);

        var accounts = await bank.GetAccountsAsync(access, Token);
        var balances = await bank.GetBalancesAsync(access, accounts[0].ResourceId, Token);
        var page = await bank.GetTransactionsAsync(
            access,
            accounts[0].ResourceId,
            From(world),
            null,
            Token
        );

        accounts.Count.ShouldBe(2);
        accounts.ShouldAllBe(account => account.Currency == Currency.Aud);
        balances
            .Select(balance => balance.Type)
            .ShouldBe(["closingBooked", "expected", "interimAvailable"]);
        page.Transactions.Count.ShouldBe(25);
        page.Transactions.ShouldAllBe(transaction => transaction.CounterpartyName != null);
        (await StatusAsync(world, access)).ShouldBe(BankConsentStatus.Valid);
    }

    [Theory]
    [InlineData("coral_au", "JPY")]
    [InlineData("linden_de", "KWD")]
    [InlineData("thames_gb", "GBP")]
    public async Task Companies_hold_accounts_in_several_currencies(
        string provider,
        string currency
    )
    {
        await using var world = await OutsideWorld.StartAsync();
        var bank = world.Get<IAccountInformationBank>();
        var access = await ApprovedAsync(world, provider, "company");

        var accounts = await bank.GetAccountsAsync(access, Token);
        var account = accounts.Single(one => one.Currency.Code == currency);
        var balances = await bank.GetBalancesAsync(access, account.ResourceId, Token);

        accounts.Select(one => one.Currency).Distinct().Count().ShouldBe(accounts.Count);
        balances.ShouldAllBe(balance => balance.Amount.Currency == account.Currency);
        balances.ShouldAllBe(balance => balance.Amount.IsPositive);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        await using var world = await OutsideWorld.StartAsync(options =>
            options.TransactionPageSize = 7
        );
        var access = await ApprovedAsync(world, "lumiere_fr", psuId: null);
        var bank = world.Get<IAccountInformationBank>();
        var account = (await bank.GetAccountsAsync(access, Token))[0].ResourceId;

        var paged = await ReadAllAsync(world, access, account);
        await using var wide = await OutsideWorld.StartAsync(options =>
            options.TransactionPageSize = 500
        );
        var wideAccess = await ApprovedAsync(wide, "lumiere_fr", psuId: null);
        var whole = await ReadAllAsync(wide, wideAccess, account);

        whole.Count.ShouldBeGreaterThanOrEqualTo(60);
        paged.ShouldBe(whole);
        paged
            .Select(transaction => transaction.TransactionId)
            .Distinct()
            .Count()
            .ShouldBe(paged.Count);
        paged
            .Select(transaction => transaction.BookingDate!.Value)
            .ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task A_denied_consent_is_rejected_and_opens_nothing()
    {
        await using var world = await OutsideWorld.StartAsync();
        var access = await AskAsync(world, "arno_it", ConsentDecision.Deny);

        var refused = await Should.ThrowAsync<BankRefusedException>(() =>
            world.Get<IAccountInformationBank>().GetAccountsAsync(access, Token)
        );

        refused.Code.ShouldBe("CONSENT_INVALID");
        (await StatusAsync(world, access)).ShouldBe(BankConsentStatus.Rejected);
    }

    [Fact]
    public async Task A_consent_that_nobody_decided_yet_opens_nothing()
    {
        await using var world = await OutsideWorld.StartAsync();
        var created = await CreateAsync(world, "tulip_nl", transactions: true);
        var access = new BankAccess("tulip_nl", created.BankConsentId, Customer);

        created.Status.ShouldBe(BankConsentStatus.Received);
        (await RefusalAsync(world, access)).ShouldBe("CONSENT_INVALID");
    }

    [Fact]
    public async Task A_deleted_consent_is_terminated_and_can_be_deleted_again()
    {
        await using var world = await OutsideWorld.StartAsync();
        var bank = world.Get<IAccountInformationBank>();
        var access = await ApprovedAsync(world, "danube_ro", psuId: null);

        await bank.DeleteConsentAsync("danube_ro", access.BankConsentId, Token);
        await bank.DeleteConsentAsync("danube_ro", access.BankConsentId, Token);

        (await StatusAsync(world, access)).ShouldBe(BankConsentStatus.TerminatedByTpp);
        (await RefusalAsync(world, access)).ShouldBe("CONSENT_INVALID");
    }

    [Fact]
    public async Task A_customer_who_withdraws_at_the_bank_closes_the_access()
    {
        await using var world = await OutsideWorld.StartAsync();
        var created = await CreateAsync(world, "kauri_nz", transactions: true);
        var page = world.Get<IConsentPageSimulator>();
        var access = new BankAccess("kauri_nz", created.BankConsentId, Customer);

        await page.PressAsync(created.ScaLink, ConsentDecision.Approve, null, Token);
        await page.PressAsync(created.ScaLink, ConsentDecision.Revoke, null, Token);

        (await StatusAsync(world, access)).ShouldBe(BankConsentStatus.RevokedByPsu);
        (await RefusalAsync(world, access)).ShouldBe("CONSENT_INVALID");
    }

    [Fact]
    public async Task A_consent_ends_with_its_last_day()
    {
        var time = new FakeTime(Noon);
        await using var world = await OutsideWorld.StartAsync(time: time);
        var access = await ApprovedAsync(world, "linden_de", psuId: null);

        time.Advance(TimeSpan.FromDays(90));
        var onTheLastDay = await StatusAsync(world, access);
        time.Advance(TimeSpan.FromDays(1));

        onTheLastDay.ShouldBe(BankConsentStatus.Valid);
        (await StatusAsync(world, access)).ShouldBe(BankConsentStatus.Expired);
        (await RefusalAsync(world, access)).ShouldBe("CONSENT_EXPIRED");
    }

    [Fact]
    public async Task What_was_not_asked_for_stays_closed()
    {
        await using var world = await OutsideWorld.StartAsync();
        var bank = world.Get<IAccountInformationBank>();
        var created = await CreateAsync(world, "coral_au", transactions: false);
        await world
            .Get<IConsentPageSimulator>()
            .PressAsync(created.ScaLink, ConsentDecision.Approve, null, Token);
        var access = new BankAccess("coral_au", created.BankConsentId, Customer);
        var account = (await bank.GetAccountsAsync(access, Token))[0].ResourceId;

        var refused = await Should.ThrowAsync<BankRefusedException>(() =>
            bank.GetTransactionsAsync(access, account, From(world), null, Token)
        );

        refused.Code.ShouldBe("CONSENT_INVALID");
    }

    [Fact]
    public async Task Another_customers_account_is_unknown_under_my_consent()
    {
        await using var world = await OutsideWorld.StartAsync();
        var access = await ApprovedAsync(world, "coral_au", "alex");

        var refused = await Should.ThrowAsync<BankRefusedException>(() =>
            world
                .Get<IAccountInformationBank>()
                .GetBalancesAsync(access, "coral_au-company-1", Token)
        );

        refused.Code.ShouldBe("RESOURCE_UNKNOWN");
    }

    [Fact]
    public async Task A_consent_of_one_bank_is_unknown_at_another()
    {
        await using var world = await OutsideWorld.StartAsync();
        var access = await ApprovedAsync(world, "coral_au", psuId: null);

        (await RefusalAsync(world, access with { ProviderCode = "arno_it" })).ShouldBe(
            "CONSENT_UNKNOWN"
        );
    }

    [Fact]
    public async Task Unattended_reads_are_counted_by_the_day()
    {
        var time = new FakeTime(Noon);
        await using var world = await OutsideWorld.StartAsync(time: time);
        var access = await ApprovedAsync(world, "coral_au", psuId: null) with
        {
            PsuIpAddress = null,
        };
        var bank = world.Get<IAccountInformationBank>();

        for (var read = 0; read < 4; read++)
        {
            await bank.GetAccountsAsync(access, Token);
        }

        (await RefusalAsync(world, access)).ShouldBe("ACCESS_EXCEEDED");
        time.Advance(TimeSpan.FromDays(1));
        (await bank.GetAccountsAsync(access, Token)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_decision_is_made_once()
    {
        await using var world = await OutsideWorld.StartAsync();
        var created = await CreateAsync(world, "coral_au", transactions: true);
        var page = world.Get<IConsentPageSimulator>();

        var next = await page.PressAsync(created.ScaLink, ConsentDecision.Deny, null, Token);

        next.ShouldBe(new Uri("https://app.example/return?state=1"));
        await Should.ThrowAsync<BankRefusedException>(() =>
            page.PressAsync(created.ScaLink, ConsentDecision.Approve, null, Token)
        );
    }

    [Fact]
    public async Task A_link_that_leads_away_from_the_bank_is_not_followed()
    {
        await using var world = await OutsideWorld.StartAsync();
        var access = await ApprovedAsync(world, "coral_au", psuId: null);
        var bank = world.Get<IAccountInformationBank>();

        foreach (
            var link in new[]
            {
                "https://evil.example/x",
                "/sandbox/banks/arno_it/v1/accounts",
                "../arno_it/v1",
            }
        )
        {
            await Should.ThrowAsync<BankUnavailableException>(() =>
                bank.GetTransactionsAsync(access, "a", From(world), link, Token)
            );
        }

        await Should.ThrowAsync<BankRefusedException>(() =>
            world
                .Get<IConsentPageSimulator>()
                .PressAsync(
                    new Uri("http://evil.example/admin"),
                    ConsentDecision.Approve,
                    null,
                    Token
                )
        );
    }

    [Fact]
    public async Task The_directory_lists_eight_banks_of_the_sandbox()
    {
        await using var world = await OutsideWorld.StartAsync();

        var directory = world.Get<BankDirectory>();

        directory.All.Count.ShouldBe(8);
        directory.Find("coral_au")!.Name.ShouldBe("Coral Bank");
        directory.Find("nowhere").ShouldBeNull();
    }

    private static DateOnly From(OutsideWorld world) =>
        DateOnly.FromDateTime(world.Get<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(-90);

    private static async Task<BankAccess> ApprovedAsync(
        OutsideWorld world,
        string provider,
        string? psuId
    ) => await AskAsync(world, provider, ConsentDecision.Approve, psuId);

    private static async Task<BankAccess> AskAsync(
        OutsideWorld world,
        string provider,
        ConsentDecision decision,
        string? psuId = null
    )
    {
        var created = await CreateAsync(world, provider, transactions: true);
        await world
            .Get<IConsentPageSimulator>()
            .PressAsync(created.ScaLink, decision, psuId, Token);
        return new BankAccess(provider, created.BankConsentId, Customer);
    }

    private static Task<BankConsentCreated> CreateAsync(
        OutsideWorld world,
        string provider,
        bool transactions
    ) =>
        world
            .Get<IAccountInformationBank>()
            .CreateConsentAsync(
                provider,
                new BankConsentRequest(
                    Balances: true,
                    transactions,
                    Recurring: true,
                    From(world).AddDays(180),
                    FrequencyPerDay: 4,
                    new Uri("https://app.example/return?state=1"),
                    Customer
                ),
                Token
            );

    private static Task<BankConsentStatus> StatusAsync(OutsideWorld world, BankAccess access) =>
        world
            .Get<IAccountInformationBank>()
            .GetConsentStatusAsync(access.ProviderCode, access.BankConsentId, Token);

    private static async Task<string> RefusalAsync(OutsideWorld world, BankAccess access) =>
        (
            await Should.ThrowAsync<BankRefusedException>(() =>
                world.Get<IAccountInformationBank>().GetAccountsAsync(access, Token)
            )
        ).Code;

    private static async Task<List<ReportedTransaction>> ReadAllAsync(
        OutsideWorld world,
        BankAccess access,
        string account
    )
    {
        List<ReportedTransaction> all = [];
        string? next = null;
        do
        {
            var page = await world
                .Get<IAccountInformationBank>()
                .GetTransactionsAsync(access, account, From(world), next, Token);
            all.AddRange(page.Transactions);
            next = page.Next;
        } while (next is not null);

        return all;
    }
}
