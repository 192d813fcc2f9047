using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Identity;

/// <summary>No tenant is ever without an ADMIN, and no ADMIN of a LIVE tenant makes another alone.</summary>
public sealed class MemberAdminTests
{
    private static readonly MemberAccess[] Admin = [MemberAccess.Login, MemberAccess.Admin];
    private static readonly MemberAccess[] Payer = [MemberAccess.Login, MemberAccess.Transact];

    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task Two_admins_who_remove_each_other_at_once_leave_one(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        // On two nodes, where the database allows several.
        await using var other =
            provider is StorageProvider.Postgres ? await world.StartNodeAsync() : null;
        var gates = new[] { world.Gate, other?.Gate ?? world.Gate };
        for (var round = 0; round < 10; round++)
        {
            var tenant = PaymentsWorld.NewCaller();
            var (ada, bea) = await GivenTwoAdminsAsync(world, tenant);

            var removed = await Task.WhenAll(
                TryAsync(gates[0], new RemoveMember(bea, null), By(tenant, ada)),
                TryAsync(gates[1], new RemoveMember(ada, null), By(tenant, bea))
            );

            removed.Count(done => done).ShouldBe(1);
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_login_and_a_suspension_at_once_leave_no_session(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await using var other =
            provider is StorageProvider.Postgres ? await world.StartNodeAsync() : null;
        for (var round = 0; round < 10; round++)
        {
            var tenant = PaymentsWorld.NewCaller();
            var (ada, bea) = await GivenTwoAdminsAsync(world, tenant);
            var now = world.Clock.GetUtcNow();

            await Task.WhenAll(
                TryAsync(world.Gate, new SuspendMember(bea, null), By(tenant, ada)),
                TryAsync(
                    other?.Gate ?? world.Gate,
                    new OpenSession(bea, now, now + TimeSpan.FromHours(4)),
                    tenant
                )
            );

            await using var db = world.Open(tenant);
            db.Set<Session>().Where(session => session.RevokedAt == null).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task In_a_live_tenant_a_second_admin_agrees_to_a_third()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var tenant = PaymentsWorld.NewCaller() with { Environment = TenantEnvironment.Live };
        var (ada, bea) = await GivenTwoAdminsAsync(world, tenant);

        var member = await InviteAsync(world, By(tenant, ada), [.. Payer, MemberAccess.Approve]);

        member.Access.ShouldBe(Payer, ignoreOrder: true);
        member.ProposedAccess.ShouldBe([.. Payer, MemberAccess.Approve], ignoreOrder: true);
        await Should.ThrowAsync<ForbiddenException>(() =>
            world.RunAsync(new ConfirmMemberAccess(member.Id), caller: By(tenant, ada))
        );
        var confirmed = await world.RunAsync(
            new ConfirmMemberAccess(member.Id),
            caller: By(tenant, bea)
        );
        confirmed.Value.Access.ShouldContain(MemberAccess.Approve);
        confirmed.Value.ProposedAccess.ShouldBeNull();
        await Should.ThrowAsync<InvalidInputException>(() =>
            world.RunAsync(new ConfirmMemberAccess(member.Id), caller: By(tenant, bea))
        );
    }

    [Fact]
    public async Task Nobody_agrees_to_rights_of_their_own()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var tenant = PaymentsWorld.NewCaller() with { Environment = TenantEnvironment.Live };
        var (ada, bea) = await GivenTwoAdminsAsync(world, tenant);
        MemberAccess[] more = [.. Admin, MemberAccess.Approve];
        await world.RunAsync(
            new JoinMember($"{Guid.CreateVersion7():n}@acme.example", "-", Admin),
            caller: tenant.As(Actor.Platform)
        );
        await world.RunAsync(
            new UpdateMember(bea, null, more, null, null, null),
            caller: By(tenant, ada)
        );

        await Should.ThrowAsync<ForbiddenException>(() =>
            world.RunAsync(new ConfirmMemberAccess(bea), caller: By(tenant, bea))
        );
    }

    [Theory]
    [InlineData(TenantEnvironment.Live, true)]
    [InlineData(TenantEnvironment.Sandbox, false)]
    public async Task An_only_admin_and_a_sandbox_are_not_held_up(
        TenantEnvironment environment,
        bool isAlone
    )
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var tenant = PaymentsWorld.NewCaller() with { Environment = environment };
        var (ada, bea) = await GivenTwoAdminsAsync(world, tenant);
        if (isAlone)
        {
            await world.RunAsync(new RemoveMember(bea, null), caller: By(tenant, ada));
            world.Clock.Advance(TimeSpan.FromDays(7));
        }

        var member = await InviteAsync(world, By(tenant, ada), Admin);

        member.Access.ShouldContain(MemberAccess.Admin);
        member.ProposedAccess.ShouldBeNull();
    }

    [Theory]
    [InlineData("suspend")]
    [InlineData("remove")]
    [InlineData("demote")]
    public async Task Whoever_makes_oneself_the_only_admin_waits_a_week_to_act_alone(string how)
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var tenant = PaymentsWorld.NewCaller() with { Environment = TenantEnvironment.Live };
        var (ada, bea) = await GivenTwoAdminsAsync(world, tenant);
        Command<Member> command = how switch
        {
            "suspend" => new SuspendMember(bea, null),
            "remove" => new RemoveMember(bea, null),
            _ => new UpdateMember(bea, null, Payer, null, null, null),
        };
        await world.RunAsync(command, caller: By(tenant, ada));
        world.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));

        var early = await InviteAsync(world, By(tenant, ada), Admin);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var late = await InviteAsync(world, By(tenant, ada), Admin);

        early.Access.ShouldNotContain(MemberAccess.Admin);
        early.ProposedAccess!.ShouldContain(MemberAccess.Admin);
        late.Access.ShouldContain(MemberAccess.Admin);
        late.ProposedAccess.ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_is_let_in_again_agrees_again()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var tenant = PaymentsWorld.NewCaller() with { Environment = TenantEnvironment.Live };
        var (ada, bea) = await GivenTwoAdminsAsync(world, tenant);
        await world.RunAsync(new SuspendMember(bea, null), caller: By(tenant, ada));
        var member = await InviteAsync(world, By(tenant, ada), Admin);
        await Should.ThrowAsync<ForbiddenException>(() =>
            world.RunAsync(new ConfirmMemberAccess(member.Id), caller: By(tenant, bea))
        );

        await world.RunAsync(new ReactivateMember(bea, null), caller: By(tenant, ada));

        var confirmed = await world.RunAsync(
            new ConfirmMemberAccess(member.Id),
            caller: By(tenant, bea)
        );
        confirmed.Value.Access.ShouldContain(MemberAccess.Admin);
    }

    [Fact]
    public async Task A_suspended_admin_does_not_count()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var tenant = PaymentsWorld.NewCaller();
        var (ada, bea) = await GivenTwoAdminsAsync(world, tenant);
        await world.RunAsync(new SuspendMember(bea, null), caller: By(tenant, ada));

        await Should.ThrowAsync<LastAdminException>(() =>
            world.RunAsync(new RemoveMember(ada, null), caller: By(tenant, ada))
        );
    }

    private static async Task<Member> InviteAsync(
        PaymentsWorld world,
        Caller by,
        MemberAccess[] access
    )
    {
        var email = $"{Guid.CreateVersion7():n}@acme.example";
        var invitation = new InviteMember(email, null, null, [], access)
        {
            TokenHash = OneTimeToken.HashOf(OneTimeToken.Draw()),
        };
        return (await world.RunAsync(invitation, caller: by)).Value;
    }

    private static async Task<(MemberId Ada, MemberId Bea)> GivenTwoAdminsAsync(
        PaymentsWorld world,
        Caller tenant
    )
    {
        var platform = tenant.As(Actor.Platform);
        await world.RunAsync(
            new AdmitTenant("Acme Trading Pty Ltd", $"{Guid.CreateVersion7():n}@acme.example", "-"),
            caller: platform
        );
        await using var db = world.Open(tenant);
        var ada = db.Set<Member>().Single().Id;
        var bea = await world.RunAsync(
            new JoinMember($"{Guid.CreateVersion7():n}@acme.example", "-", Admin),
            caller: platform
        );
        return (ada, bea.Value.Id);
    }

    private static Caller By(Caller tenant, MemberId member) =>
        tenant with
        {
            PrincipalId = member.ToString(),
        };

    private static async Task<bool> TryAsync<T>(IWriteGate gate, Command<T> command, Caller caller)
        where T : class
    {
        try
        {
            await gate.RunAsync(command, caller, PaymentsWorld.Cancel);
            return true;
        }
        catch (DomainException)
        {
            return false;
        }
    }
}
