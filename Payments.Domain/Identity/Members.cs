using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;

namespace Payments.Domain.Identity;

/// <summary>Asks what the caller of a command may do.</summary>
public static class Members
{
    /// <exception cref="ForbiddenException">The caller is no member, or a member without the right.</exception>
    public static async ValueTask<Member> RequireAsync(Work work, MemberAccess access)
    {
        var member = EntityId.TryParse<MemberId>(work.Caller.PrincipalId, out var id)
            ? await work.FindAsync<Member>(id)
            : null;
        return member?.Access.Contains(access) is true
            ? member
            : throw new ForbiddenException(
                $"This takes a member with the right {StatusName.Of(access)}."
            );
    }
}

/// <summary>Another person may act for the tenant.</summary>
public sealed record JoinMember(
    string Email,
    string PasswordHash,
    IReadOnlyList<MemberAccess> Access
) : Command<Member>
{
    public override ValueTask<Member> HandleAsync(Work work)
    {
        var member = Member.Join(work.TenantId, Email, PasswordHash, work.Now, Access);
        work.Add(member);
        work.Events.Append(member, "member.joined");
        return ValueTask.FromResult(member);
    }
}
