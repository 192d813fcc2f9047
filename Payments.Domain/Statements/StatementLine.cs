using Payments.Domain.Ledger;
using Payments.Domain.Storage;
using Payments.Domain.Values;

namespace Payments.Domain.Statements;

/// <summary>
/// One line of what an entry is made of: the movement itself, or the fee charged with it. The lines
/// of an entry sum to the entry.
/// </summary>
/// <param name="Amount">Positive: came in.</param>
/// <param name="BalanceAfter">The account's balance after this line.</param>
/// <param name="Counterparty">Who paid, or was paid; null when nobody is known.</param>
/// <param name="Reference">What was written with the payment.</param>
public sealed record StatementLine(
    StatementLineKind Kind,
    Money Amount,
    Money BalanceAfter,
    string? Counterparty,
    string? Reference
);

/// <summary>An entry with what a statement says of it.</summary>
public sealed record StatementEntry(
    LedgerEntry Entry,
    LedgerTransaction Transaction,
    IReadOnlyList<StatementLine> Lines
);

/// <summary>What an object says of itself on a statement.</summary>
public sealed record StatementText(string? Counterparty, string? Reference);

/// <summary>One kind of object that moves money, as statements know it. A slice registers its own.</summary>
public interface IStatementSource
{
    /// <summary>The id prefix of the objects.</summary>
    string SubjectKind { get; }

    /// <summary>The text of each object that there is.</summary>
    Task<IReadOnlyDictionary<Guid, StatementText>> ReadAsync(
        PaymentsDb db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    );
}
