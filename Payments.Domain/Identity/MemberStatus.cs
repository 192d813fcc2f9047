using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using static Payments.Domain.Identity.MemberStatus;

namespace Payments.Domain.Identity;

/// <summary>Whether a member can act.</summary>
public enum MemberStatus
{
    /// <summary>Invited: there is no password yet.</summary>
    PasswordRequired,

    /// <summary>Can log in and do what the rights allow.</summary>
    Active,

    /// <summary>Cannot log in, until an ADMIN says otherwise.</summary>
    Suspended,

    /// <summary>Is no member any more; the address can be invited again, as another member.</summary>
    Removed,
}

public static class MemberLifecycle
{
    private const string Gone = "member.removed";
    private const Actor Admins = Actor.Tenant | Actor.Platform;

    public static readonly Lifecycle<MemberStatus> Table = new(
        "Member",
        [PasswordRequired],
        "member.invited",
        new(PasswordRequired, Active, Admins, "member.joined"),
        new(PasswordRequired, Removed, Admins, Gone),
        new(Active, Suspended, Admins, "member.suspended"),
        new(Active, Removed, Admins, Gone),
        new(Suspended, Active, Admins, "member.reactivated"),
        new(Suspended, Removed, Admins, Gone)
    );
}
