using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Payments.Domain.Rfis;

internal sealed class RfiMapping : IEntityTypeConfiguration<Rfi>
{
    public void Configure(EntityTypeBuilder<Rfi> builder)
    {
        builder.Ignore(rfi => rfi.Questions);
        builder.Ignore(rfi => rfi.Drafts);
        builder.Ignore(rfi => rfi.Extension);
        builder.Property(rfi => rfi.Version).IsConcurrencyToken();
        builder.HasIndex(rfi => new { rfi.TenantId, rfi.Status });
        builder.HasIndex(rfi => new { rfi.TenantId, rfi.CreatedAt });
    }
}

internal sealed class RfiTransactionMapping : IEntityTypeConfiguration<RfiTransaction>
{
    public void Configure(EntityTypeBuilder<RfiTransaction> builder)
    {
        builder.HasIndex(link => new { link.TenantId, link.RfiId });
        builder.HasIndex(link => new { link.TenantId, link.SubjectId });
    }
}
