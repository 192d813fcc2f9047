using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Storage;

namespace Payments.Domain.Ledger;

internal sealed class LedgerAccountMapping : IEntityTypeConfiguration<LedgerAccount>
{
    public void Configure(EntityTypeBuilder<LedgerAccount> builder) =>
        builder
            .HasIndex(account => new
            {
                account.TenantId,
                account.Currency,
                account.Kind,
                account.Reference,
            })
            .IsUnique();
}

internal sealed class AccountBalanceMapping : IEntityTypeConfiguration<AccountBalance>
{
    public void Configure(EntityTypeBuilder<AccountBalance> builder) =>
        builder.HasKey(balance => new { balance.TenantId, balance.AccountId });
}

internal sealed class LedgerTransactionMapping : IEntityTypeConfiguration<LedgerTransaction>
{
    public void Configure(EntityTypeBuilder<LedgerTransaction> builder)
    {
        builder
            .HasIndex(transaction => new { transaction.TenantId, transaction.Position })
            .IsUnique();
        // The id first, which rises with time: what all tenants write lies at one end.
        builder.HasIndex(transaction => new { transaction.SubjectId, transaction.TenantId });
    }
}

internal sealed class LedgerEntryMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("ledger_entries");
        builder.HasKey(entry => new
        {
            entry.TenantId,
            entry.AccountId,
            // Time before sequence: both rise together, and a balance at any instant is one look.
            entry.OccurredAt,
            entry.Sequence,
        });
        builder
            .HasIndex(entry => new
            {
                entry.TenantId,
                entry.TransactionPosition,
                entry.Line,
            })
            .IsUnique();
    }
}

internal sealed class ChainHeadMapping : IEntityTypeConfiguration<ChainHead>
{
    public void Configure(EntityTypeBuilder<ChainHead> builder) =>
        builder.HasKey(head => head.TenantId);
}

internal sealed class HoldMapping : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> builder)
    {
        builder.HasMoney(hold => hold.Amount);
        builder.HasIndex(hold => new { hold.TenantId, hold.SubjectId });
        builder.HasIndex(hold => new
        {
            hold.TenantId,
            hold.AccountId,
            hold.CreatedAt,
        });
    }
}
