using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Parties;

namespace Payments.Domain.Identity;

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.Ignore(member => member.Access);
        builder.Ignore(member => member.Roles);
        builder.Ignore(member => member.ProposedAccess);
        builder.Ignore(member => member.PasswordReset);
        builder.HasAddress(member => member.Address);
        builder.Property(member => member.Version).IsConcurrencyToken();
        // Whoever logs in, or accepts, names no tenant.
        builder.HasIndex(member => member.LoginEmail).IsUnique();
        builder.HasIndex(member => member.InvitationHash).IsUnique();
        builder.HasIndex(member => member.ResetHash).IsUnique();
        builder.HasIndex(member => new
        {
            member.TenantId,
            member.CreatedAt,
            member.Id,
        });
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(session => session.Version).IsConcurrencyToken();
        // What a starting node asks: revoked, and still running.
        builder.HasIndex(session => session.ExpiresAt);
        builder.HasIndex(session => new { session.TenantId, session.MemberId });
    }
}

internal sealed class SigningKeyMapping : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder) =>
        builder.HasKey(key => key.Purpose);
}
