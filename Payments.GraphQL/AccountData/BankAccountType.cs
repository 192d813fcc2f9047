using Microsoft.EntityFrameworkCore;
using Payments.Domain.AccountData;
using Payments.Domain.Storage;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.AccountData;

/// <summary>An account at a connected bank, as it was last read.</summary>
[Node]
[ObjectType<BankAccount>]
public static class BankAccountType
{
    internal static void Configure(IObjectTypeDescriptor<BankAccount> account)
    {
        account.BindFieldsExplicitly();
        account.Field(row => row.Id);
        account
            .Field(row => row.Iban)
            .Description("Null where the bank has national numbers only.");
        account.Field(row => row.Bban).Description("The national number where there is no IBAN.");
        account.Field(row => row.Name).Description("As the account holder or the bank calls it.");
        account.Field(row => row.OwnerName).Description("Whose account it is, if the bank tells.");
        account.Field(row => row.Currency).Description("The account's currency.");
        account
            .Field(row => row.ReadAt)
            .Description("When it was last read from the bank, on your clock.");
    }

    /// <summary>The bank account with this id.</summary>
    [NodeResolver]
    public static async Task<BankAccount?> GetAsync(
        BankAccountId id,
        PaymentsDb db,
        CancellationToken cancellationToken
    ) =>
        await db.Set<BankAccount>()
            .SingleOrDefaultAsync(account => account.Id == id, cancellationToken);

    /// <summary>What is on it, as the bank told it last; empty without the scope BALANCES.</summary>
    public static async Task<IReadOnlyList<AccountBalance>> GetBalancesAsync(
        [Parent] BankAccount account,
        AccountBalancesByAccount balances,
        CancellationToken cancellationToken
    ) =>
        await balances.LoadAsync(
            new Owned<BankAccountId>(account.TenantId, account.Id),
            cancellationToken
        ) ?? [];

    /// <summary>What was booked on it, newest first; empty without the scope TRANSACTIONS.</summary>
    [UsePaging]
    public static IQueryable<AccountTransaction> GetTransactions(
        [Parent] BankAccount account,
        PaymentsDb db
    ) =>
        db.Set<AccountTransaction>()
            .Where(transaction => transaction.BankAccountId == account.Id)
            .OrderByDescending(transaction => transaction.BookedAt)
            .ThenByDescending(transaction => transaction.Id);
}

/// <summary>One balance of a connected account.</summary>
[ObjectType<AccountBalance>]
public static class AccountBalanceType
{
    internal static void Configure(IObjectTypeDescriptor<AccountBalance> balance)
    {
        balance.BindFieldsExplicitly();
        balance
            .Field(row => row.Type)
            .Description("The Berlin Group's name: closingBooked, expected, interimAvailable …");
        balance.Field(row => row.Amount).Description("Negative when overdrawn.");
        balance.Field(row => row.At).Description("When it was so.");
    }
}

/// <summary>Something booked on a connected account.</summary>
[Node]
[ObjectType<AccountTransaction>]
public static class AccountTransactionType
{
    internal static void Configure(IObjectTypeDescriptor<AccountTransaction> transaction)
    {
        transaction.BindFieldsExplicitly();
        transaction.Field(row => row.Id);
        transaction.Field(row => row.Amount).Description("Without sign; see `direction`.");
        transaction.Field(row => row.Direction).Description("CREDIT came in, DEBIT went out.");
        transaction.Field(row => row.BookedAt).Description("The booking date at the bank.");
        transaction.Field(row => row.ValueDate).Description("When it counts for interest.");
        transaction.Field(row => row.CounterpartyName).Description("Who is at the other end.");
        transaction
            .Field(row => row.CounterpartyAccount)
            .Description("The account at the other end.");
        transaction.Field(row => row.Remittance).Description("What was written along.");
    }

    /// <summary>The transaction with this id.</summary>
    [NodeResolver]
    public static async Task<AccountTransaction?> GetAsync(
        AccountTransactionId id,
        PaymentsDb db,
        CancellationToken cancellationToken
    ) =>
        await db.Set<AccountTransaction>()
            .SingleOrDefaultAsync(transaction => transaction.Id == id, cancellationToken);
}
