using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Consents;
using Payments.Domain.Outbox;

namespace Payments.Domain.AccountData;

/// <summary>One account with all that was read of it.</summary>
public sealed record AccountReading(
    ReportedAccount Account,
    IReadOnlyList<ReportedBalance> Balances,
    IReadOnlyList<ReportedTransaction> Transactions
);

/// <summary>Keeps what was read under a consent; the first reading makes it active.</summary>
public sealed record StoreAccountData(ConsentId ConsentId, OutboxItemId Item) : Command<Consent>
{
    [JsonIgnore]
    public required IReadOnlyList<AccountReading> Readings { get; init; }

    public override async ValueTask<Consent> HandleAsync(Work work)
    {
        var consent = await work.GetAsync<Consent>(ConsentId);
        await work.Outbox.CompleteAsync(Item);
        if (consent.Status is not (ConsentStatus.Authorized or ConsentStatus.Active))
        {
            return consent;
        }

        var known = await work.ListAsync<BankAccount>(account => account.ConsentId == ConsentId);
        foreach (var reading in Readings)
        {
            await StoreAsync(work, consent, known, reading);
        }

        if (consent.Status is ConsentStatus.Authorized)
        {
            consent.Activate(work);
        }

        return consent;
    }

    private static async ValueTask StoreAsync(
        Work work,
        Consent consent,
        IReadOnlyList<BankAccount> known,
        AccountReading reading
    )
    {
        var account = known.FirstOrDefault(a => a.ResourceId == reading.Account.ResourceId);
        if (account is null)
        {
            account = BankAccount.From(consent, reading.Account, work.Now);
            work.Add(account);
            foreach (var balance in reading.Balances)
            {
                work.Add(AccountBalance.From(account, balance, work.Now));
            }

            foreach (var transaction in reading.Transactions)
            {
                work.Add(AccountTransaction.From(account, transaction));
            }

            return;
        }

        account.Reread(work.Now);
        await StoreBalancesAsync(work, account, reading.Balances);
        await StoreTransactionsAsync(work, account, reading.Transactions);
    }

    private static async ValueTask StoreBalancesAsync(
        Work work,
        BankAccount account,
        IReadOnlyList<ReportedBalance> balances
    )
    {
        var id = account.Id;
        var known = await work.ListAsync<AccountBalance>(balance => balance.BankAccountId == id);
        foreach (var reported in balances)
        {
            if (known.FirstOrDefault(balance => balance.Type == reported.Type) is { } balance)
            {
                balance.Update(reported, work.Now);
            }
            else
            {
                work.Add(AccountBalance.From(account, reported, work.Now));
            }
        }
    }

    private static async ValueTask StoreTransactionsAsync(
        Work work,
        BankAccount account,
        IReadOnlyList<ReportedTransaction> transactions
    )
    {
        var id = account.Id;
        var known = (
            await work.ListAsync<AccountTransaction>(transaction => transaction.BankAccountId == id)
        )
            .Select(transaction => transaction.BankTransactionId)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var reported in transactions)
        {
            if (known.Add(reported.TransactionId))
            {
                work.Add(AccountTransaction.From(account, reported));
            }
        }
    }
}
