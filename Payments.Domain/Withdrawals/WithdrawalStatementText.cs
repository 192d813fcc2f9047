using Microsoft.EntityFrameworkCore;
using Payments.Domain.Statements;
using Payments.Domain.Storage;

namespace Payments.Domain.Withdrawals;

/// <summary>Who is paid, and what for.</summary>
public sealed class WithdrawalStatementText : IStatementSource
{
    public string SubjectKind => WithdrawalId.Prefix;

    public async Task<IReadOnlyDictionary<Guid, StatementText>> ReadAsync(
        PaymentsDb db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var keys = ids.Select(WithdrawalId.From).ToList();
        var rows = await db.Set<Withdrawal>()
            .Where(withdrawal => keys.Contains(withdrawal.Id))
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(
            row => row.Id.Value,
            row => new StatementText(row.Parties.Payee.Name.DisplayName, row.Reference)
        );
    }
}
