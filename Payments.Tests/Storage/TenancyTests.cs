using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Payments.Domain.Clock;
using Payments.Domain.Events;
using Payments.Domain.Identity;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.VirtualAccounts;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Storage;

/// <summary>A forgotten tenant filter is impossible, not unlikely: the model is walked.</summary>
public sealed class TenancyTests
{
    // The platform's own ways into tenant-owned tables: its log in its order, its work by due time,
    // and what must be found before a tenant is known: a login, a rail's notice.
    private static readonly Dictionary<Type, string[]> PlatformIndexes = new()
    {
        [typeof(EventRecord)] = ["Sequence", "SubjectId, TenantId, Sequence"],
        [typeof(LedgerTransaction)] = ["SubjectId, TenantId"],
        [typeof(OutboxItem)] = ["Kind, Status, NextAttemptAt"],
        [typeof(ScheduledTimer)] = ["DueAt"],
        [typeof(Member)] = ["LoginEmail", "InvitationHash", "ResetHash"],
        [typeof(Session)] = ["ExpiresAt"],
        [typeof(VirtualAccount)] = ["Locator", "FundingReference"],
        [typeof(Tenant)] = ["FundingReference"],
    };

    [Fact]
    public async Task Every_tenant_owned_row_has_the_tenant_filter()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        await using var db = world.OpenAll();

        TenantOwned(db).ShouldNotBeEmpty();
        TenantOwned(db)
            .Where(entity => entity.GetDeclaredQueryFilters().Count != 1)
            .Select(entity => entity.ClrType.Name)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Whatever_has_a_tenant_column_is_tenant_owned()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        await using var db = world.OpenAll();

        db.Model.GetEntityTypes()
            .Where(entity => entity.FindProperty(nameof(ITenantOwned.TenantId)) is not null)
            .Where(entity => !typeof(ITenantOwned).IsAssignableFrom(entity.ClrType))
            .Select(entity => entity.ClrType.Name)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_key_and_index_of_a_tenant_owned_row_starts_with_the_tenant()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        await using var db = world.OpenAll();

        var others =
            from entity in TenantOwned(db)
            from properties in (IReadOnlyList<IProperty>[])
                [
                    .. entity.GetKeys().Select(key => key.Properties),
                    .. entity.GetIndexes().Select(index => index.Properties),
                ]
            where properties[0].Name != nameof(ITenantOwned.TenantId)
            let names = string.Join(", ", properties.Select(property => property.Name))
            where !PlatformIndexes.GetValueOrDefault(entity.ClrType, []).Contains(names)
            select $"{entity.ClrType.Name}: {names}";

        others.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_platform_reads_across_tenants()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        await using var db = world.Open();

        Should.Throw<InvalidOperationException>(() => db.AcrossTenants<Parcel>());
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_context_that_is_rented_again_has_forgotten_its_tenant(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(10);
        await world.RunAsync(new PackParcel(Aud(1)));
        for (var turn = 0; turn < 3; turn++)
        {
            await using (var mine = world.Open())
            {
                (await mine.Set<Parcel>().CountAsync(Cancel)).ShouldBe(1);
            }

            await using var theirs = world.Open(NewCaller());
            (await theirs.Set<Parcel>().CountAsync(Cancel)).ShouldBe(0);
        }
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_reading_context_cannot_write(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await using var db = world.Open();

        await Should.ThrowAsync<System.Data.Common.DbException>(() =>
            db.Database.ExecuteSqlAsync($"DELETE FROM events", Cancel)
        );
    }

    private static IEnumerable<IEntityType> TenantOwned(DbContext db) =>
        db
            .Model.GetEntityTypes()
            .Where(entity => typeof(ITenantOwned).IsAssignableFrom(entity.ClrType));
}
