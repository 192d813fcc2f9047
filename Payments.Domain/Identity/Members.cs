using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Identity;

/// <summary>Asks what the caller of a command may do.</summary>
public static class Members
{
    /// <summary>Refuses a person or a program that is no member with the right.</summary>
    /// <exception cref="ForbiddenException">The caller is no member, or a member without the right.</exception>
    public static async ValueTask RequireAsync(Work work, MemberAccess access)
    {
        // Nobody's command is the platform's own work: a rail's answer, a timer, a decision of ours.
        if (work.Caller.PrincipalId is null)
        {
            return;
        }

        var member = IdOf(work.Caller) is { } id ? await work.FindAsync<Member>(id) : null;
        if (member?.May(access) is not true)
        {
            throw new ForbiddenException(
                $"This takes a member with the right {StatusName.Of(access)}."
            );
        }
    }

    /// <summary>The member that acts; null for the platform's own work.</summary>
    public static MemberId? IdOf(Caller caller) =>
        EntityId.TryParse<MemberId>(caller.PrincipalId, out var id) ? id : null;
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
