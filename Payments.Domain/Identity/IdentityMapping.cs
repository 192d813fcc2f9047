using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Payments.Domain.Identity;

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.Ignore(member => member.Access);
        builder.Property(member => member.Version).IsConcurrencyToken();
        // Whoever logs in names no tenant.
        builder.HasIndex(member => member.Email).IsUnique();
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(session => session.Version).IsConcurrencyToken();
        // What a starting node asks: revoked, and still running.
        builder.HasIndex(session => session.ExpiresAt);
    }
}

internal sealed class SigningKeyMapping : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder) =>
        builder.HasKey(key => key.Purpose);
}
