using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Identity;

/// <summary>In a LIVE tenant nobody alone takes the place of a member.</summary>
public sealed class PasswordResetLiveTests
{
    private static readonly MemberAccess[] Admin = [MemberAccess.Login, MemberAccess.Admin];
    private static readonly MemberAccess[] Clerk = [MemberAccess.Login, MemberAccess.Transact];

    // Members of the platform's tenant: the gate finds none of them in another one.
    private static readonly MemberId Operator = EntityId.New<MemberId>();
    private static readonly MemberId SecondOperator = EntityId.New<MemberId>();

    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task An_operator_issues_it_and_an_admin_who_is_not_concerned_confirms(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var tenant = NewTenant();
        var ada = await GivenTenantAsync(world, tenant);
        var bea = await JoinAsync(world, tenant, Admin);
        await Should.ThrowAsync<ForbiddenException>(() =>
            world.RunAsync(Issue(bea, "hash"), caller: By(tenant, ada))
        );
        var issued = await IssueAsync(world, tenant, bea, "hash");
        issued.PasswordReset!.AwaitsConfirmation.ShouldBeTrue();

        await Should.ThrowAsync<PasswordResetUnconfirmedException>(() =>
            RedeemAsync(world, tenant, bea, "hash")
        );
        await RefusedAsync(world, tenant, bea, bea, byOperator: false);
        await RefusedAsync(world, tenant, bea, Operator, byOperator: true);
        // While the tenant has somebody who can agree, no operator does.
        await RefusedAsync(world, tenant, bea, SecondOperator, byOperator: true);
        await ConfirmAsync(world, tenant, bea, ada, byOperator: false);

        (await RedeemAsync(world, tenant, bea, "hash")).PasswordHash.ShouldBe("new");
        await Should.ThrowAsync<PasswordResetInvalidException>(() =>
            RedeemAsync(world, tenant, bea, "hash")
        );
        await Should.ThrowAsync<InvalidInputException>(() =>
            ConfirmAsync(world, tenant, bea, ada, byOperator: false)
        );
    }

    [Fact]
    public async Task Where_there_is_no_other_admin_a_second_operator_confirms()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var tenant = NewTenant();
        var ada = await GivenTenantAsync(world, tenant);
        var clerk = await JoinAsync(world, tenant, Clerk);
        await IssueAsync(world, tenant, ada, "hash");

        await RefusedAsync(world, tenant, ada, clerk, byOperator: false);
        await RefusedAsync(world, tenant, ada, Operator, byOperator: true);
        await ConfirmAsync(world, tenant, ada, SecondOperator, byOperator: true);

        await RedeemAsync(world, tenant, ada, "hash");
    }

    [Fact]
    public async Task At_the_platforms_own_tenant_the_other_ADMIN_agrees_as_an_operator()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var tenant = NewTenant();
        var ada = await GivenTenantAsync(world, tenant);
        var other = await JoinAsync(world, tenant, [.. Clerk, MemberAccess.Admin]);
        var clerk = await JoinAsync(world, tenant, Clerk);
        await world.RunAsync(
            Issue(clerk, "hash", byOperator: true),
            caller: By(tenant.As(Actor.Platform), ada)
        );

        await RefusedAsync(world, tenant, clerk, ada, byOperator: true);
        await RefusedAsync(world, tenant, clerk, SecondOperator, byOperator: true);
        await ConfirmAsync(world, tenant, clerk, other, byOperator: true);

        await RedeemAsync(world, tenant, clerk, "hash");
    }

    [Fact]
    public async Task What_was_confirmed_is_that_code_and_no_other()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var tenant = NewTenant();
        var ada = await GivenTenantAsync(world, tenant);
        var clerk = await JoinAsync(world, tenant, Clerk);
        var first = await IssueAsync(world, tenant, clerk, "first");
        await IssueAsync(world, tenant, clerk, "second");

        await Should.ThrowAsync<VersionConflictException>(() =>
            world.RunAsync(new ConfirmPasswordReset(clerk, first.Version), caller: By(tenant, ada))
        );
        await ConfirmAsync(world, tenant, clerk, ada, byOperator: false);
        await IssueAsync(world, tenant, clerk, "third");

        await Should.ThrowAsync<PasswordResetInvalidException>(() =>
            RedeemAsync(world, tenant, clerk, "second")
        );
        await Should.ThrowAsync<PasswordResetUnconfirmedException>(() =>
            RedeemAsync(world, tenant, clerk, "third")
        );
    }

    [Fact]
    public async Task After_24_hours_it_is_neither_confirmed_nor_redeemed()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var tenant = NewTenant();
        var ada = await GivenTenantAsync(world, tenant);
        var (late, early) = (
            await JoinAsync(world, tenant, Clerk),
            await JoinAsync(world, tenant, Clerk)
        );
        await IssueAsync(world, tenant, late, "late");
        await IssueAsync(world, tenant, early, "early");
        await ConfirmAsync(world, tenant, early, ada, byOperator: false);
        world.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await RedeemAsync(world, tenant, early, "early");
        await IssueAsync(world, tenant, early, "again");
        await ConfirmAsync(world, tenant, early, ada, byOperator: false);
        world.Clock.Advance(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<InvalidInputException>(() =>
            ConfirmAsync(world, tenant, late, ada, byOperator: false)
        );
        await Should.ThrowAsync<PasswordResetInvalidException>(() =>
            RedeemAsync(world, tenant, late, "late")
        );
        world.Clock.Advance(TimeSpan.FromHours(24));
        await Should.ThrowAsync<PasswordResetInvalidException>(() =>
            RedeemAsync(world, tenant, early, "again")
        );
    }

    [Fact]
    public async Task Whoever_is_suspended_has_no_code_any_more()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var tenant = NewTenant();
        var ada = await GivenTenantAsync(world, tenant);
        var clerk = await JoinAsync(world, tenant, Clerk);
        await IssueAsync(world, tenant, clerk, "hash");
        await ConfirmAsync(world, tenant, clerk, ada, byOperator: false);
        await world.RunAsync(new SuspendMember(clerk, null), caller: By(tenant, ada));

        await Should.ThrowAsync<PasswordResetInvalidException>(() =>
            RedeemAsync(world, tenant, clerk, "hash")
        );
        await world.RunAsync(new ReactivateMember(clerk, null), caller: By(tenant, ada));
        await Should.ThrowAsync<PasswordResetInvalidException>(() =>
            RedeemAsync(world, tenant, clerk, "hash")
        );
    }

    private static Caller NewTenant() =>
        PaymentsWorld.NewCaller() with
        {
            Environment = TenantEnvironment.Live,
        };

    private static async Task<MemberId> GivenTenantAsync(PaymentsWorld world, Caller tenant)
    {
        await world.RunAsync(
            new AdmitTenant("Acme Trading Pty Ltd", $"{Guid.CreateVersion7():n}@acme.example", "-"),
            caller: tenant.As(Actor.Platform)
        );
        await using var db = world.Open(tenant);
        return db.Set<Member>().Single().Id;
    }

    private static async Task<MemberId> JoinAsync(
        PaymentsWorld world,
        Caller tenant,
        MemberAccess[] access
    ) =>
        (
            await world.RunAsync(
                new JoinMember($"{Guid.CreateVersion7():n}@acme.example", "-", access),
                caller: tenant.As(Actor.Platform)
            )
        )
            .Value
            .Id;

    private static IssuePasswordReset Issue(
        MemberId member,
        string hash,
        bool byOperator = false
    ) =>
        new(member, AwaitsConfirmation: false)
        {
            ByOperator = byOperator,
            CodeHash = $"{member}{hash}",
        };

    private static async Task<Member> IssueAsync(
        PaymentsWorld world,
        Caller tenant,
        MemberId member,
        string hash
    ) =>
        (
            await world.RunAsync(
                Issue(member, hash, byOperator: true),
                caller: By(tenant.As(Actor.Platform), Operator)
            )
        ).Value;

    private static Task<CommandResult<Member>> ConfirmAsync(
        PaymentsWorld world,
        Caller tenant,
        MemberId member,
        MemberId by,
        bool byOperator
    ) =>
        world.RunAsync(
            new ConfirmPasswordReset(member, null) { ByOperator = byOperator },
            caller: By(byOperator ? tenant.As(Actor.Platform) : tenant, by)
        );

    private static Task<ForbiddenException> RefusedAsync(
        PaymentsWorld world,
        Caller tenant,
        MemberId member,
        MemberId by,
        bool byOperator
    ) =>
        Should.ThrowAsync<ForbiddenException>(() =>
            ConfirmAsync(world, tenant, member, by, byOperator)
        );

    private static async Task<Member> RedeemAsync(
        PaymentsWorld world,
        Caller tenant,
        MemberId member,
        string hash
    ) =>
        (
            await world.RunAsync(
                new ResetPassword(member, $"{member}{hash}", "new"),
                caller: tenant
            )
        ).Value;

    private static Caller By(Caller tenant, MemberId member) =>
        tenant with
        {
            PrincipalId = member.ToString(),
        };
}
