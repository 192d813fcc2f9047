using Microsoft.EntityFrameworkCore;
using Payments.Domain.Ledger;
using Payments.Domain.Storage;
using Payments.Domain.Values;

namespace Payments.Tests.Simulation.Books;

/// <summary>
/// What a tenant's balances must be, worked out anew from what its objects say of themselves, and
/// without the postings that made them.
/// </summary>
internal sealed class BalanceSheet
{
    private readonly SortedDictionary<string, long> _balances = new(StringComparer.Ordinal);

    public BalanceSheet Credit(AccountKind kind, Money money)
    {
        Add($"{kind} {money.Currency}", money.MinorUnits);
        return this;
    }

    public BalanceSheet Debit(AccountKind kind, Money money) => Credit(kind, -money);

    public BalanceSheet Hold(Money money)
    {
        Add($"{AccountKind.Available} {money.Currency} held", money.MinorUnits);
        return this;
    }

    /// <summary>As the ledger has them.</summary>
    public static async Task<BalanceSheet> OfLedgerAsync(PaymentsDb db)
    {
        var sheet = new BalanceSheet();
        var balances = await db.Set<AccountBalance>()
            .Join(
                db.Set<LedgerAccount>(),
                balance => balance.AccountId,
                account => account.Id,
                (balance, account) =>
                    new
                    {
                        account.Kind,
                        account.Currency,
                        balance.Posted,
                        balance.Held,
                    }
            )
            .ToListAsync();
        foreach (var balance in balances)
        {
            SimulationFaultException.When(
                balance.Posted < balance.Held && !AccountKinds.AllowsOverdraft(balance.Kind),
                $"{balance.Kind} {balance.Currency} is overdrawn: {balance.Posted} with {balance.Held} held."
            );
            sheet.Credit(balance.Kind, new(balance.Posted, balance.Currency));
            sheet.Add($"{balance.Kind} {balance.Currency} held", balance.Held);
        }

        return sheet;
    }

    public override string ToString() =>
        string.Join(
            ", ",
            _balances.Where(line => line.Value != 0).Select(line => $"{line.Key} {line.Value}")
        );

    private void Add(string line, long minorUnits) =>
        _balances[line] = _balances.GetValueOrDefault(line) + minorUnits;
}

/// <summary>
/// What one concept's objects contribute to the balances. A new concept that moves money is a new
/// file beside the others: books are found by scan.
/// </summary>
internal abstract class Book
{
    public static IReadOnlyList<Book> All { get; } =
    [
        .. typeof(Book)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Book)))
            .Select(type => (Book)Activator.CreateInstance(type)!),
    ];

    public abstract Task WriteAsync(BalanceSheet sheet, PaymentsDb db);
}
