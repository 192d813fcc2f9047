using Microsoft.EntityFrameworkCore;
using Payments.Domain.Deposits;
using Payments.Domain.FundingAccounts;
using Payments.Domain.Ledger;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;
using Payments.Storage;
using Payments.Storage.Migrations;
using Payments.Tests.Kit;

namespace Payments.Tests.FundingAccounts;

/// <summary>A rail's notices about funding accounts: told twice, at once, of anybody.</summary>
public sealed class FundingNoticeTests
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task Twenty_notices_at_once_and_one_after_a_restart_are_one_deposit(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var notice = FundingStates.Notice(FundingReference.Of(world.TenantId));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.HearAsync(notice)));
        await world.RestartAsync();
        await world.HearAsync(notice);

        var deposit = await world.ReadAsync<Deposit>();
        (deposit.Status, deposit.VirtualAccountId).ShouldBe((DepositStatus.Confirmed, null));
        (await world.BalanceAsync(AccountKind.Available, Currency.Eur)).ShouldBe(10_000);
        (await world.BalanceAsync(AccountKind.RailClearing, Currency.Eur)).ShouldBe(-10_000);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Told_again_with_another_text_it_stays_in_the_book_that_has_it(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var reference = FundingReference.Of(world.TenantId);
        var first = FundingStates.Notice(reference, "told-with-it-first");
        var second = FundingStates.Notice(null, "told-without-it-first");

        await world.HearAsync(first);
        await world.HearAsync(first with { Reference = "Invoice 12" });
        await world.HearAsync(second);
        await world.HearAsync(second with { Reference = reference });

        var deposit = await world.ReadAsync<Deposit>();
        deposit.RailCreditId.ShouldBe("told-with-it-first");
        deposit.ContradictedAt.ShouldNotBeNull();
        (await ReadStrayAsync(world)).RailCreditId.ShouldBe("told-without-it-first");
        (await world.BalanceAsync(AccountKind.Available, Currency.Eur)).ShouldBe(10_000);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_live_tenants_reference_is_nobodys_on_a_simulated_rail(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var live = new Caller(TenantId.New(), TenantEnvironment.Live, Actor.Platform);
        await world.RunAsync(
            new AdmitTenant("Real Money Pty Ltd", $"{live.TenantId}@real.example", "-"),
            caller: live
        );

        await world.HearAsync(FundingStates.Notice(FundingReference.Of(live.TenantId)));

        var stray = await ReadStrayAsync(world);
        (stray.Reason, stray.TenantId).ShouldBe(
            (SuspenseReason.ReferenceUnknown, PlatformTenant.Of(TenantEnvironment.Sandbox))
        );
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task In_another_currency_than_the_funding_accounts_it_waits_with_its_owner(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();

        await world.HearAsync(
            FundingStates.Notice(FundingReference.Of(world.TenantId)) with
            {
                Amount = PaymentsWorld.Aud(10_000),
            }
        );

        (await world.ReadAsync<SuspendedCredit>()).Reason.ShouldBe(SuspenseReason.WrongCurrency);
        (await world.BalanceAsync(AccountKind.Suspense)).ShouldBe(10_000);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Owners_older_than_references_have_them_after_the_migration(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var subClient = await world.GivenSubClientAsync();
        await world.GivenVirtualAccountAsync();
        await world.ExecuteAsync("UPDATE tenants SET funding_reference = NULL");
        await world.ExecuteAsync("UPDATE virtual_accounts SET funding_reference = NULL");

        await using (
            var connection = await world.Storage.Database.OpenWriterAsync(PaymentsWorld.Cancel)
        )
        {
            await FundingReferenceFill.RunAsync(connection, PaymentsWorld.Cancel);
        }

        await world.RestartAsync();
        await using var db = world.Open();
        (await db.Set<Tenant>().SingleAsync(PaymentsWorld.Cancel)).FundingReference.ShouldBe(
            FundingReference.Of(world.TenantId)
        );
        (
            await db.Set<VirtualAccount>()
                .Select(account => new { account.Id, account.FundingReference })
                .ToListAsync(PaymentsWorld.Cancel)
        )
            .Where(account => account.FundingReference is not null)
            .ShouldHaveSingleItem()
            .ShouldBe(
                new { subClient.Id, FundingReference = (string?)FundingReference.Of(subClient.Id) }
            );
    }

    private static async Task<SuspendedCredit> ReadStrayAsync(PaymentsWorld world)
    {
        await using var db = world.OpenAll();
        return await db.AcrossTenants<SuspendedCredit>().SingleAsync(PaymentsWorld.Cancel);
    }
}
