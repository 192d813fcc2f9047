using Payments.Domain.Commands;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Identity;

/// <summary>What protects a tenant from losing, and from misusing, its ADMINs.</summary>
internal static class Admins
{
    /// <summary>What one ADMIN of a LIVE tenant does not give alone.</summary>
    private static readonly MemberAccess[] Guarded = [MemberAccess.Admin, MemberAccess.Approve];

    /// <summary>The same of the platform's own: nobody alone makes the second operator who is to agree.</summary>
    private static readonly MemberAccess[] GuardedAtPlatform =
    [
        .. Guarded,
        MemberAccess.Compliance,
    ];

    /// <summary>
    /// So long an ADMIN who was kept out, or has lost the right, counts as one whose agreement is missing:
    /// nobody gets round a second ADMIN by suspending all others.
    /// </summary>
    public static readonly TimeSpan CountedFor = TimeSpan.FromDays(7);

    /// <summary>
    /// Gives the rights, or as many of them as one ADMIN may give alone: ADMIN and APPROVE wait for a
    /// second one in a LIVE tenant that has one, or had one until lately.
    /// </summary>
    public static async ValueTask GrantAsync(
        Work work,
        Member member,
        IReadOnlyList<MemberAccess> access
    )
    {
        var guarded = access
            .Intersect(PlatformTenant.Is(work.TenantId) ? GuardedAtPlatform : Guarded)
            .Except(member.Access)
            .ToList();
        if (guarded.Count == 0 || !await TakesTwoAsync(work, member))
        {
            member.Grant(access);
            return;
        }

        member.Grant([.. access.Except(guarded)]);
        member.Propose(access, work.Caller.PrincipalId);
    }

    /// <summary>
    /// Notes that the member has ceased to be an acting ADMIN, and refuses it of the last one. The gate runs
    /// the commands of one tenant one after the other, on all nodes, so that two who take each other's right
    /// see each other.
    /// </summary>
    /// <exception cref="LastAdminException">There is no other one.</exception>
    public static async ValueTask CeasedAsync(Work work, Member member)
    {
        member.CeasesToBeAdmin(work.Now);
        if (!(await ActingAsync(work)).Exists(admin => admin.Id != member.Id))
        {
            throw new LastAdminException();
        }
    }

    /// <summary>
    /// Whether an operator may agree to what another one began about a member: one of the tenant's acting ADMINs, as
    /// operators are at the platform's own, or anybody where the tenant has none but these two.
    /// </summary>
    public static async ValueTask<bool> MayOperatorAgreeAsync(
        Work work,
        Member member,
        string? beganBy
    )
    {
        var others = (await ActingAsync(work)).FindAll(admin =>
            admin.Id != member.Id && $"{admin.Id}" != beganBy
        );
        return others.Count == 0 || others.Exists(admin => admin.Id == Members.IdOf(work.Caller));
    }

    private static async ValueTask<bool> TakesTwoAsync(Work work, Member member) =>
        work.Caller.Environment is TenantEnvironment.Live
        && Members.IdOf(work.Caller) is { } caller
        && (await CountedAsync(work)).Exists(admin => admin.Id != caller && admin.Id != member.Id);

    private static async ValueTask<List<Member>> CountedAsync(Work work)
    {
        var since = work.Now - CountedFor;
        var lately = await work.ListAsync<Member>(member => member.AdminUntil > since);
        return [.. await ActingAsync(work), .. lately];
    }

    private static async ValueTask<List<Member>> ActingAsync(Work work) =>
        [
            .. (await work.ListAsync<Member>(member => member.Status == MemberStatus.Active)).Where(
                member => member.IsActingAdmin
            ),
        ];
}
