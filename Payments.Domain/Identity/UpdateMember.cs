using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Identity;

/// <summary>Changes what is given of a member: rights, roles, names.</summary>
/// <param name="Version">What the caller has read; null for whatever it is by now.</param>
public sealed record UpdateMember(
    MemberId MemberId,
    int? Version,
    IReadOnlyList<MemberAccess>? Access,
    IReadOnlyList<MemberRole>? Roles,
    string? FirstName,
    string? LastName
) : Command<Member>
{
    /// <summary>The rights wait for a second ADMIN, whatever they are and wherever the tenant is.</summary>
    public bool ProposeOnly { get; init; }

    public DateOnly? DateOfBirth { get; init; }

    public string? Mobile { get; init; }

    public Address? Address { get; init; }

    /// <summary>True: in the place of whoever is; false: nobody is, if this one was.</summary>
    public bool? IsPrimaryContact { get; init; }

    public override MemberAccess? Right() => MemberAccess.Admin;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [MemberId];

    public override async ValueTask<Member> HandleAsync(Work work)
    {
        var member = await work.GetAsync<Member>(MemberId, "input", "memberId");
        member.RequireVersion(Version);
        if (member.Status is MemberStatus.Removed)
        {
            throw new InvalidInputException("The member was removed.", "input", "memberId");
        }

        if (DateOfBirth is { } born)
        {
            BirthDate.Check(born, work.Now).Require("input", "dateOfBirth");
        }

        if (IsPrimaryContact is true)
        {
            await RelieveAsync(work);
        }

        member.Describe(this);
        if (Access is not null && ProposeOnly)
        {
            member.Propose(Access, work.Caller.PrincipalId);
        }
        else if (Access is not null)
        {
            var wasAdmin = member.IsActingAdmin;
            await Admins.GrantAsync(work, member, Access);
            if (wasAdmin && !member.IsActingAdmin)
            {
                await Admins.CeasedAsync(work, member);
            }

            if (member.Status is MemberStatus.Active && !member.CanLogIn)
            {
                await Sessions.EndAllAsync(work, member.Id);
            }
        }

        member.Changed(work, "member.updated");
        return member;
    }

    // The gate runs the commands of one tenant one after the other: nobody becomes it meanwhile.
    private async ValueTask RelieveAsync(Work work)
    {
        var id = MemberId;
        var others = await work.ListAsync<Member>(other =>
            other.IsPrimaryContact && other.Id != id
        );
        foreach (var other in others)
        {
            other.StepBack(work);
        }
    }
}

/// <summary>A second ADMIN agrees to the rights that another one proposed.</summary>
public sealed record ConfirmMemberAccess(MemberId MemberId) : Command<Member>
{
    public override MemberAccess? Right() => MemberAccess.Admin;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [MemberId];

    public override async ValueTask<Member> HandleAsync(Work work)
    {
        var member = await work.GetAsync<Member>(MemberId, "input", "memberId");
        var access =
            member.ProposedAccess
            ?? throw new InvalidInputException(
                "No rights are proposed for the member.",
                "input",
                "memberId"
            );
        var caller = work.Caller.PrincipalId;
        if (caller is not null && (caller == member.ProposedBy || caller == $"{member.Id}"))
        {
            throw new ForbiddenException(
                "You proposed it, or it is about yourself: another ADMIN has to agree."
            );
        }

        member.Grant(access);
        member.Changed(work, "member.access_confirmed");
        return member;
    }
}
