using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Storage;

namespace Payments.Domain.AccountData;

internal sealed class BankAccountMapping : IEntityTypeConfiguration<BankAccount>
{
    public void Configure(EntityTypeBuilder<BankAccount> builder) =>
        builder
            .HasIndex(account => new
            {
                account.TenantId,
                account.ConsentId,
                account.ResourceId,
            })
            .IsUnique();
}

internal sealed class AccountBalanceMapping : IEntityTypeConfiguration<AccountBalance>
{
    public void Configure(EntityTypeBuilder<AccountBalance> builder)
    {
        // The ledger has balances of its own by the shorter name.
        builder.ToTable("account_balances_at_banks");
        builder.HasMoney(balance => balance.Amount);
        builder.HasKey(balance => new
        {
            balance.TenantId,
            balance.BankAccountId,
            balance.Type,
        });
    }
}

internal sealed class AccountTransactionMapping : IEntityTypeConfiguration<AccountTransaction>
{
    public void Configure(EntityTypeBuilder<AccountTransaction> builder)
    {
        builder.HasMoney(transaction => transaction.Amount);
        builder
            .HasIndex(transaction => new
            {
                transaction.TenantId,
                transaction.BankAccountId,
                transaction.BankTransactionId,
            })
            .IsUnique();
        // Newest first within an account: what `transactions` pages over.
        builder.HasIndex(transaction => new
        {
            transaction.TenantId,
            transaction.BankAccountId,
            transaction.BookedAt,
            transaction.Id,
        });
    }
}
