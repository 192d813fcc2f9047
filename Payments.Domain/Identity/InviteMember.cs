using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Identity;

/// <summary>Asks somebody to act for the tenant.</summary>
/// <param name="Access">The rights from the first login on.</param>
public sealed record InviteMember(
    string Email,
    string? FirstName,
    string? LastName,
    IReadOnlyList<MemberRole> Roles,
    IReadOnlyList<MemberAccess> Access
) : Command<Member>
{
    /// <summary>How long there is to accept, on the tenant's clock.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Another one in each try, so no part of what was asked for.</summary>
    [JsonIgnore]
    public required string TokenHash { get; init; }

    public override MemberAccess? Right() => MemberAccess.Admin;

    public override DomainException? RefusalOf(string uniqueIndex) =>
        uniqueIndex.Contains("email", StringComparison.OrdinalIgnoreCase)
            ? new EmailTakenException()
            : null;

    public override async ValueTask<Member> HandleAsync(Work work)
    {
        var member = Member.Invite(this, work.TenantId, work.Now);
        await Admins.GrantAsync(work, member, Access);
        work.Add(member);
        work.Events.Created(
            member,
            MemberLifecycle.Table,
            member.Status,
            new { member.Access, member.ProposedAccess }
        );
        return member;
    }
}

/// <summary>Whoever was invited takes a password and is a member.</summary>
public sealed record AcceptInvitation(MemberId MemberId, string TokenHash, string PasswordHash)
    : Command<Member>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [MemberId];

    public override async ValueTask<Member> HandleAsync(Work work)
    {
        var member = await work.FindAsync<Member>(MemberId);
        if (
            member is not { Status: MemberStatus.PasswordRequired }
            || member.InvitationHash != TokenHash
            || member.InvitationExpiresAt <= work.Now
        )
        {
            throw new InvitationInvalidException();
        }

        member.SetPassword(PasswordHash);
        member.MoveTo(MemberStatus.Active, work);
        return member;
    }
}
