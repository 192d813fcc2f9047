using Payments.Domain.AccountData;
using Payments.Domain.Ledger;
using Payments.Domain.Statements;
using Payments.Domain.Values;

namespace Payments.GraphQL.Ledger;

/// <summary>One leg of a transaction as it stands in an account. Never changed, never deleted.</summary>
[ObjectType<LedgerEntry>]
public static class LedgerEntryType
{
    internal static void Configure(IObjectTypeDescriptor<LedgerEntry> entry)
    {
        entry.BindFieldsExplicitly();
        entry.Field(row => row.Sequence).Description("1, 2, 3 … in its account, without gaps.");
        entry
            .Field(row => row.OccurredAt)
            .Description(
                "When it was booked, on your clock; never earlier than the entry before. Kept in microseconds, shown in whole milliseconds."
            );
    }

    /// <summary>What the account is for.</summary>
    [Cost(0)]
    public static async Task<AccountKind> GetAccountKindAsync(
        [Parent] LedgerEntry entry,
        LedgerAccountById accounts,
        CancellationToken cancellationToken
    ) => (await accounts.LoadAsync(entry, cancellationToken)).Kind;

    /// <summary>CREDIT adds to what the account's owner has, DEBIT takes from it.</summary>
    public static Direction GetDirection([Parent] LedgerEntry entry) =>
        entry.Amount > 0 ? Direction.Credit : Direction.Debit;

    /// <summary>How much; `direction` is its sign.</summary>
    [Cost(1)]
    public static async Task<Money> GetAmountAsync(
        [Parent] LedgerEntry entry,
        LedgerAccountById accounts,
        CancellationToken cancellationToken
    ) => new(Math.Abs(entry.Amount), (await accounts.LoadAsync(entry, cancellationToken)).Currency);

    /// <summary>What the account had after it, exactly; null for accounts of the platform.</summary>
    [Cost(1)]
    public static async Task<Money?> GetBalanceAfterAsync(
        [Parent] LedgerEntry entry,
        LedgerAccountById accounts,
        CancellationToken cancellationToken
    )
    {
        var account = await accounts.LoadAsync(entry, cancellationToken);
        return account.Owner is AccountOwner.Tenant
            ? new Money(entry.BalanceAfter, account.Currency)
            : null;
    }

    /// <summary>The movement that it is a leg of.</summary>
    [GraphQLNonNullType]
    public static Task<LedgerTransaction?> GetTransactionAsync(
        [Parent] LedgerEntry entry,
        LedgerTransactionByPlace transactions,
        CancellationToken cancellationToken
    ) =>
        transactions.LoadAsync(
            new BookPlace(entry.TenantId, entry.TransactionPosition),
            cancellationToken
        );

    /// <summary>
    /// What it is made of: the movement itself, and the fee charged with it as a line of its own. The
    /// lines sum to the entry.
    /// </summary>
    public static async Task<IReadOnlyList<EntryLine>> GetLinesAsync(
        [Parent] LedgerEntry entry,
        StatementLinesByPlace lines,
        CancellationToken cancellationToken
    )
    {
        var place = new BookPlace(entry.TenantId, entry.TransactionPosition, entry.Line);
        return [.. (await lines.LoadAsync(place, cancellationToken))!.Select(EntryLine.Of)];
    }
}

/// <summary>One line of an entry.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Direction">CREDIT came in, DEBIT went out.</param>
/// <param name="Amount">How much; `direction` is its sign.</param>
/// <param name="BalanceAfter">What the account had after this line; null where it would be below zero, as only the platform's accounts are.</param>
/// <param name="Counterparty">Who paid, or was paid; null when nobody is known.</param>
/// <param name="Reference">What was written with the payment.</param>
public sealed record EntryLine(
    StatementLineKind Kind,
    Direction Direction,
    Money Amount,
    Money? BalanceAfter,
    string? Counterparty,
    string? Reference
)
{
    internal static EntryLine Of(StatementLine line) =>
        new(
            line.Kind,
            line.Amount.IsPositive ? Direction.Credit : Direction.Debit,
            line.Amount.IsPositive ? line.Amount : -line.Amount,
            line.BalanceAfter.MinorUnits < 0 ? null : line.BalanceAfter,
            line.Counterparty,
            line.Reference
        );
}
