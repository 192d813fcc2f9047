using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Parties;

namespace Payments.Domain.VirtualAccounts;

internal sealed class VirtualAccountMapping : IEntityTypeConfiguration<VirtualAccount>
{
    public void Configure(EntityTypeBuilder<VirtualAccount> builder)
    {
        builder.Property(account => account.Version).IsConcurrencyToken();
        builder.ComplexProperty(
            account => account.Holder,
            holder =>
            {
                holder.IsRequired(false);
                holder.Ignore(value => value.FullName);
                holder.Ignore(value => value.Names);
            }
        );
        builder.HasAddress(account => account.Address);
        builder.HasAddress(account => account.PostalAddress);
        builder.ComplexProperty(account => account.IdDoc).IsRequired(false);
        builder.HasIndex(account => new { account.TenantId, account.ExternalId }).IsUnique();
        builder.HasIndex(account => new
        {
            account.TenantId,
            account.CreatedAt,
            account.Id,
        });
        // Two indexes do not start with the tenant: a rail knows the number or the reference alone.
        builder.HasIndex(account => account.Locator).IsUnique();
        builder.HasIndex(account => account.FundingReference).IsUnique();
    }
}
