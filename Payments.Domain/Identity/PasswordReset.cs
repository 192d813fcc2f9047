using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Identity;

/// <summary>A code that takes the place of a forgotten password, once.</summary>
/// <param name="ExpiresAt">From then on it is none any more; on the tenant's clock.</param>
/// <param name="AwaitsConfirmation">True until a second person agrees.</param>
public sealed record PasswordReset(DateTimeOffset ExpiresAt, bool AwaitsConfirmation);

/// <summary>Gives a member who has forgotten the password a code for a new one.</summary>
/// <param name="MemberId">One who is ACTIVE.</param>
/// <param name="AwaitsConfirmation">A second person is asked for also where none has to agree.</param>
public sealed record IssuePasswordReset(MemberId MemberId, bool AwaitsConfirmation)
    : Command<Member>
{
    /// <summary>How long there is to use it, on the tenant's clock.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>By an operator of the platform, and not by an ADMIN of the tenant.</summary>
    public bool ByOperator { get; init; }

    /// <summary>Another one in each try, so no part of what was asked for.</summary>
    [JsonIgnore]
    public required string CodeHash { get; init; }

    public override MemberAccess? Right() => ByOperator ? null : MemberAccess.Admin;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [MemberId];

    public override async ValueTask<Member> HandleAsync(Work work)
    {
        var isLive = work.Caller.Environment is TenantEnvironment.Live;
        if (isLive && !ByOperator)
        {
            throw new ForbiddenException(
                "In a LIVE tenant this takes an operator of the platform."
            );
        }

        var member = await work.GetAsync<Member>(MemberId, "input", "memberId");
        if (Members.IdOf(work.Caller) == MemberId)
        {
            throw new ForbiddenException("It is about yourself: somebody else has to do it.");
        }

        if (member.Status is not MemberStatus.Active)
        {
            throw new InvalidInputException("The member is not ACTIVE.", "input", "memberId");
        }

        member.OpenReset(this, work, awaitsConfirmation: isLive || AwaitsConfirmation);
        member.Changed(work, "member.password_reset_issued");
        return member;
    }
}

/// <summary>
/// A second person agrees to a code: an ADMIN of the tenant, or where there is no other one than the member
/// a second operator. So nobody alone takes the place of somebody whose agreement counts.
/// </summary>
/// <param name="MemberId">One whose code waits.</param>
/// <param name="Version">What the caller has read; null for whatever it is by now.</param>
public sealed record ConfirmPasswordReset(MemberId MemberId, int? Version) : Command<Member>
{
    /// <summary>By an operator of the platform, and not by an ADMIN of the tenant.</summary>
    public bool ByOperator { get; init; }

    public override MemberAccess? Right() => ByOperator ? null : MemberAccess.Admin;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [MemberId];

    public override async ValueTask<Member> HandleAsync(Work work)
    {
        var member = await work.GetAsync<Member>(MemberId, "input", "memberId");
        member.RequireVersion(Version);
        if (
            member.PasswordReset is not { AwaitsConfirmation: true } reset
            || reset.ExpiresAt <= work.Now
        )
        {
            throw new InvalidInputException(
                "No code of the member waits to be confirmed.",
                "input",
                "memberId"
            );
        }

        var caller = work.Caller.PrincipalId;
        if (caller is not null && (caller == member.ResetIssuedBy || caller == $"{member.Id}"))
        {
            throw new ForbiddenException(
                "You issued it, or it is about yourself: somebody else has to agree."
            );
        }

        if (ByOperator && !await Admins.MayOperatorAgreeAsync(work, member, member.ResetIssuedBy))
        {
            throw new ForbiddenException("The tenant has another ADMIN, who has to agree.");
        }

        member.ConfirmReset(caller);
        member.Changed(work, "member.password_reset_confirmed");
        return member;
    }
}

/// <summary>Whoever comes with the code takes another password. All sessions of the member end.</summary>
public sealed record ResetPassword(MemberId MemberId, string CodeHash, string PasswordHash)
    : Command<Member>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [MemberId];

    public override async ValueTask<Member> HandleAsync(Work work)
    {
        var member = await work.FindAsync<Member>(MemberId);
        // Of two at once the first counts: by then there is no code.
        if (
            member is not { Status: MemberStatus.Active, PasswordReset: { } reset }
            || member.ResetHash != CodeHash
            || reset.ExpiresAt <= work.Now
        )
        {
            throw new PasswordResetInvalidException();
        }

        if (reset.AwaitsConfirmation)
        {
            throw new PasswordResetUnconfirmedException();
        }

        member.SetPassword(PasswordHash);
        member.Changed(work, "member.password_reset");
        await Sessions.EndAllAsync(work, MemberId);
        return member;
    }
}
