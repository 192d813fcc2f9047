using Payments.Domain.AccountNumbers;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Identity;

/// <summary>A person's access to a tenant.</summary>
public sealed class Member : ITenantOwned, ISubject
{
    private Member() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public MemberId Id { get; private init; }

    /// <summary>In lower case; unique over all tenants.</summary>
    public string Email { get; private init; } = null!;

    /// <summary>Made and understood by the host's password hasher alone.</summary>
    public string PasswordHash { get; private init; } = null!;

    /// <summary>The rights, kept as text.</summary>
    public string AccessList { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public int Version { get; private set; }

    public Subject Subject => Subject.Of(Id);

    public IReadOnlyList<MemberAccess> Access =>
        [
            .. AccessList
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(Enum.Parse<MemberAccess>),
        ];

    /// <summary>The form in which e-mail addresses are compared.</summary>
    public static string NormalizeEmail(string email) => email.Trim(' ').ToLowerInvariant();

    internal static Member Join(
        TenantId tenantId,
        string email,
        string passwordHash,
        DateTimeOffset now,
        IReadOnlyList<MemberAccess> access
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = EntityId.New<MemberId>(),
            Email = NormalizeEmail(EmailAddress.Check(email).Require("input", "email")),
            PasswordHash = passwordHash,
            AccessList = string.Join(' ', access),
            CreatedAt = now,
            Version = 1,
        };
}
