using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Identity;

/// <summary>One login of a member. Its token stands for it until it ends.</summary>
/// <remarks>Sessions live in real time, whatever the clock of a sandbox says.</remarks>
public sealed class Session : ITenantOwned, ISubject
{
    private Session() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public SessionId Id { get; private init; }

    public MemberId MemberId { get; private init; }

    public DateTimeOffset IssuedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>Null while it is good until it expires.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    public int Version { get; private set; }

    public Subject Subject => Subject.Of(Id);

    internal static Session Open(TenantId tenantId, OpenSession login) =>
        new()
        {
            TenantId = tenantId,
            Id = EntityId.New<SessionId>(),
            MemberId = login.MemberId,
            IssuedAt = login.IssuedAt,
            ExpiresAt = login.ExpiresAt,
            Version = 1,
        };

    /// <summary>False if it was revoked before.</summary>
    internal bool Revoke(DateTimeOffset at)
    {
        if (RevokedAt is not null)
        {
            return false;
        }

        RevokedAt = at;
        Version++;
        return true;
    }
}
