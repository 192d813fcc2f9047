using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Payments.Domain.Files;

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder) =>
        builder.HasIndex(file => new { file.TenantId, file.CreatedAt });
}

internal sealed class StoredFilePartMapping : IEntityTypeConfiguration<StoredFilePart>
{
    public void Configure(EntityTypeBuilder<StoredFilePart> builder) =>
        builder.HasKey(part => new
        {
            part.TenantId,
            part.FileId,
            part.Position,
        });
}
