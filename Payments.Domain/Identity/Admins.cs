using Payments.Domain.Commands;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Identity;

/// <summary>What protects a tenant from losing, and from misusing, its ADMINs.</summary>
internal static class Admins
{
    /// <summary>What one ADMIN of a LIVE tenant does not give alone.</summary>
    private static readonly MemberAccess[] Guarded = [MemberAccess.Admin, MemberAccess.Approve];

    /// <summary>
    /// Gives the rights, or as many of them as one ADMIN may give alone: ADMIN and APPROVE wait for a
    /// second one in a LIVE tenant that has one.
    /// </summary>
    public static async ValueTask GrantAsync(
        Work work,
        Member member,
        IReadOnlyList<MemberAccess> access
    )
    {
        var guarded = access.Intersect(Guarded).Except(member.Access).ToList();
        if (guarded.Count == 0 || !await TakesTwoAsync(work, member))
        {
            member.Grant(access);
            return;
        }

        member.Grant([.. access.Except(guarded)]);
        member.Propose(access, work.Caller.PrincipalId);
    }

    /// <summary>
    /// Called once the member is no acting ADMIN any more. The gate runs the commands of one tenant one after
    /// the other, on all nodes, so that two who take each other's right see each other.
    /// </summary>
    /// <exception cref="LastAdminException">There is no other one.</exception>
    public static async ValueTask RequireAnotherAsync(Work work, Member member)
    {
        if (!(await ActingAsync(work)).Exists(admin => admin.Id != member.Id))
        {
            throw new LastAdminException();
        }
    }

    private static async ValueTask<bool> TakesTwoAsync(Work work, Member member) =>
        work.Caller.Environment is TenantEnvironment.Live
        && Members.IdOf(work.Caller) is { } caller
        && (await ActingAsync(work)).Exists(admin => admin.Id != caller && admin.Id != member.Id);

    private static async ValueTask<List<Member>> ActingAsync(Work work) =>
        [
            .. (await work.ListAsync<Member>(member => member.Status == MemberStatus.Active)).Where(
                member => member.IsActingAdmin
            ),
        ];
}
