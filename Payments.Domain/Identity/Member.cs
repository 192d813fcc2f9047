using Payments.Domain.AccountNumbers;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Identity;

/// <summary>A person's access to a tenant.</summary>
public sealed class Member : ITenantOwned, ISubject
{
    private Member() { } // EF Core, and the factories

    public TenantId TenantId { get; private init; }

    public MemberId Id { get; private init; }

    public MemberStatus Status { get; private set; }

    /// <summary>In lower case.</summary>
    public string Email { get; private init; } = null!;

    /// <summary>The address while it is taken, unique over all tenants; null once the member is removed.</summary>
    public string? LoginEmail { get; private set; }

    public string? FirstName { get; private set; }

    public string? LastName { get; private set; }

    public DateOnly? DateOfBirth { get; private set; }

    /// <summary>International, grouped by spaces.</summary>
    public string? Mobile { get; private set; }

    public Address? Address { get; private set; }

    /// <summary>Whom the platform turns to first: one member of a tenant at most.</summary>
    public bool IsPrimaryContact { get; private set; }

    /// <summary>Made and understood by the host's password hasher alone; empty before there is one.</summary>
    public string PasswordHash { get; private set; } = null!;

    /// <summary>The rights, kept as text.</summary>
    public string AccessList { get; private set; } = "";

    /// <summary>The rights that a second ADMIN is asked for, as text; null when nobody is asked.</summary>
    public string? ProposedAccessList { get; private set; }

    /// <summary>The ADMIN who cannot be the second one.</summary>
    public string? ProposedBy { get; private set; }

    /// <summary>When the member last ceased to be an acting ADMIN, on the tenant's clock.</summary>
    public DateTimeOffset? AdminUntil { get; private set; }

    /// <summary>The roles, kept as text.</summary>
    public string RoleList { get; private set; } = "";

    /// <summary>SHA-256 of the token, in hex; null when no invitation is open.</summary>
    public string? InvitationHash { get; private set; }

    /// <summary>On the tenant's clock.</summary>
    public DateTimeOffset? InvitationExpiresAt { get; private set; }

    /// <summary>SHA-256 of the code for a new password, in hex; null when none is open.</summary>
    public string? ResetHash { get; private set; }

    /// <summary>On the tenant's clock.</summary>
    public DateTimeOffset? ResetExpiresAt { get; private set; }

    public bool ResetAwaitsConfirmation { get; private set; }

    /// <summary>Of the last code, also after it was used.</summary>
    public string? ResetIssuedBy { get; private set; }

    /// <inheritdoc cref="ResetIssuedBy"/>
    public string? ResetConfirmedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public int Version { get; private set; }

    public Subject Subject => Subject.Of(Id);

    public IReadOnlyList<MemberAccess> Access => NameList.Read<MemberAccess>(AccessList);

    public IReadOnlyList<MemberRole> Roles => NameList.Read<MemberRole>(RoleList);

    /// <summary>The rights that a second ADMIN is asked for; null when nobody is asked.</summary>
    public IReadOnlyList<MemberAccess>? ProposedAccess =>
        ProposedAccessList is null ? null : NameList.Read<MemberAccess>(ProposedAccessList);

    /// <summary>The open code for a new password; null when there is none.</summary>
    public PasswordReset? PasswordReset =>
        ResetExpiresAt is { } expiresAt ? new(expiresAt, ResetAwaitsConfirmation) : null;

    /// <summary>Whether the member can log in.</summary>
    public bool CanLogIn => May(MemberAccess.Login);

    /// <summary>Whether the member can act as an ADMIN: what every tenant needs one of.</summary>
    public bool IsActingAdmin => CanLogIn && May(MemberAccess.Admin);

    /// <summary>Whether the member may do this now.</summary>
    public bool May(MemberAccess access) =>
        Status is MemberStatus.Active && Access.Contains(access);

    /// <summary>The form in which e-mail addresses are compared.</summary>
    public static string NormalizeEmail(string email) => email.Trim(' ').ToLowerInvariant();

    internal static Member Join(
        TenantId tenantId,
        string email,
        string passwordHash,
        DateTimeOffset now,
        IReadOnlyList<MemberAccess> access
    )
    {
        var member = Make(tenantId, email, now);
        member.Status = MemberStatus.Active;
        member.PasswordHash = passwordHash;
        member.AccessList = NameList.Write(access);
        return member;
    }

    internal static Member Invite(InviteMember invitation, TenantId tenantId, DateTimeOffset now)
    {
        var member = Make(tenantId, invitation.Email, now);
        member.Status = MemberStatus.PasswordRequired;
        member.PasswordHash = "";
        member.FirstName = invitation.FirstName;
        member.LastName = invitation.LastName;
        member.RoleList = NameList.Write(invitation.Roles);
        member.InvitationHash = invitation.TokenHash;
        member.InvitationExpiresAt = now + InviteMember.Lifetime;
        return member;
    }

    internal void RequireVersion(int? version)
    {
        if (version is { } read && read != Version)
        {
            throw new VersionConflictException(Subject, Version);
        }
    }

    internal void SetPassword(string passwordHash)
    {
        PasswordHash = passwordHash;
        InvitationHash = null;
        InvitationExpiresAt = null;
        EndReset();
    }

    /// <summary>In the place of any code of before.</summary>
    internal void OpenReset(IssuePasswordReset reset, Work work, bool awaitsConfirmation)
    {
        ResetHash = reset.CodeHash;
        ResetExpiresAt = work.Now + IssuePasswordReset.Lifetime;
        ResetAwaitsConfirmation = awaitsConfirmation;
        ResetIssuedBy = work.Caller.PrincipalId;
        ResetConfirmedBy = null;
    }

    internal void ConfirmReset(string? by)
    {
        ResetAwaitsConfirmation = false;
        ResetConfirmedBy = by;
    }

    internal void Describe(UpdateMember change)
    {
        FirstName = change.FirstName ?? FirstName;
        LastName = change.LastName ?? LastName;
        RoleList = change.Roles is null ? RoleList : NameList.Write(change.Roles);
        DateOfBirth = change.DateOfBirth ?? DateOfBirth;
        Mobile = change.Mobile ?? Mobile;
        Address = change.Address ?? Address;
        IsPrimaryContact = change.IsPrimaryContact ?? IsPrimaryContact;
    }

    /// <summary>Another one is from now on.</summary>
    internal void StepBack(Work work)
    {
        IsPrimaryContact = false;
        Changed(work, "member.updated");
    }

    /// <summary>The rights from now on, in place of those and of any proposal.</summary>
    internal void Grant(IReadOnlyList<MemberAccess> access)
    {
        AccessList = NameList.Write(access);
        ProposedAccessList = null;
        ProposedBy = null;
    }

    /// <summary>What it would have if a second ADMIN agrees.</summary>
    internal void Propose(IReadOnlyList<MemberAccess> access, string? by)
    {
        ProposedAccessList = NameList.Write(access);
        ProposedBy = by;
    }

    internal void CeasesToBeAdmin(DateTimeOffset now) => AdminUntil = now;

    internal void Changed(Work work, string type)
    {
        Version++;
        work.Events.Append(this, type, new { Access, ProposedAccess });
    }

    internal void MoveTo(MemberStatus next, Work work)
    {
        var move = MemberLifecycle.Table.Demand(Subject, Status, next, work.Caller.Actor);
        Status = next;
        EndReset();
        if (next is MemberStatus.Removed)
        {
            LoginEmail = null;
            IsPrimaryContact = false;
            InvitationHash = null;
            InvitationExpiresAt = null;
            ProposedAccessList = null;
            ProposedBy = null;
        }

        Version++;
        work.Events.Moved(this, move);
    }

    private void EndReset()
    {
        ResetHash = null;
        ResetExpiresAt = null;
        ResetAwaitsConfirmation = false;
    }

    private static Member Make(TenantId tenantId, string email, DateTimeOffset now)
    {
        var address = NormalizeEmail(EmailAddress.Check(email).Require("input", "email"));
        return new()
        {
            TenantId = tenantId,
            Id = EntityId.New<MemberId>(),
            Email = address,
            LoginEmail = address,
            CreatedAt = now,
            Version = 1,
        };
    }
}

/// <summary>A set of names in one column.</summary>
internal static class NameList
{
    public static IReadOnlyList<T> Read<T>(string list)
        where T : struct, Enum =>
        [.. list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<T>)];

    public static string Write<T>(IReadOnlyList<T> names)
        where T : struct, Enum => string.Join(' ', names.Distinct().Order());
}
