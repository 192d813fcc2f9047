using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Payments.Domain.Idempotency;

internal sealed class IdempotencyMapping : IEntityTypeConfiguration<IdempotencyRecord>
{
    // The key comes before the operation so that `operationByIdempotencyKey` uses the same index.
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder) =>
        builder.HasKey(record => new
        {
            record.TenantId,
            record.Key,
            record.Operation,
        });
}
