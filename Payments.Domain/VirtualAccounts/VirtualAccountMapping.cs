using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Payments.Domain.VirtualAccounts;

internal sealed class VirtualAccountMapping : IEntityTypeConfiguration<VirtualAccount>
{
    public void Configure(EntityTypeBuilder<VirtualAccount> builder)
    {
        builder.Property(account => account.Version).IsConcurrencyToken();
        builder.HasIndex(account => new { account.TenantId, account.ExternalId }).IsUnique();
        builder.HasIndex(account => new
        {
            account.TenantId,
            account.CreatedAt,
            account.Id,
        });
        // The one index that does not start with the tenant: a rail knows the number alone.
        builder.HasIndex(account => account.Locator).IsUnique();
    }
}
