using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Identity;

/// <summary>Keeps a member out for a while: the sessions end, and there is no new one.</summary>
/// <param name="Version">What the caller has read; null for whatever it is by now.</param>
public sealed record SuspendMember(MemberId MemberId, int? Version) : Command<Member>
{
    public override MemberAccess? Right() => MemberAccess.Admin;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [MemberId];

    public override ValueTask<Member> HandleAsync(Work work) =>
        MemberEnds.EndAsync(work, MemberId, Version, MemberStatus.Suspended);
}

/// <summary>Lets a suspended member in again, with the same password and rights.</summary>
/// <param name="Version">What the caller has read; null for whatever it is by now.</param>
public sealed record ReactivateMember(MemberId MemberId, int? Version) : Command<Member>
{
    public override MemberAccess? Right() => MemberAccess.Admin;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [MemberId];

    public override async ValueTask<Member> HandleAsync(Work work)
    {
        var member = await work.GetAsync<Member>(MemberId, "input", "memberId");
        member.RequireVersion(Version);
        member.MoveTo(MemberStatus.Active, work);
        return member;
    }
}

/// <summary>Ends a membership, or an invitation, for ever.</summary>
/// <param name="Version">What the caller has read; null for whatever it is by now.</param>
public sealed record RemoveMember(MemberId MemberId, int? Version) : Command<Member>
{
    public override MemberAccess? Right() => MemberAccess.Admin;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [MemberId];

    public override ValueTask<Member> HandleAsync(Work work) =>
        MemberEnds.EndAsync(work, MemberId, Version, MemberStatus.Removed);
}

internal static class MemberEnds
{
    public static async ValueTask<Member> EndAsync(
        Work work,
        MemberId id,
        int? version,
        MemberStatus end
    )
    {
        var member = await work.GetAsync<Member>(id, "input", "memberId");
        member.RequireVersion(version);
        var wasAdmin = member.IsActingAdmin;
        member.MoveTo(end, work);
        if (wasAdmin)
        {
            await Admins.CeasedAsync(work, member);
        }

        await Sessions.EndAllAsync(work, id);
        return member;
    }
}
