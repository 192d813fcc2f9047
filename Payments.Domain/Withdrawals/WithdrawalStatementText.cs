using Microsoft.EntityFrameworkCore;
using Payments.Domain.Recipients;
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
        var rows = await (
            from withdrawal in db.Set<Withdrawal>()
            where keys.Contains(withdrawal.Id)
            join recipient in db.Set<Recipient>() on withdrawal.RecipientId equals recipient.Id
            select new
            {
                withdrawal.Id,
                withdrawal.Reference,
                recipient.Name,
            }
        ).ToListAsync(cancellationToken);
        return rows.ToDictionary(
            row => row.Id.Value,
            row => new StatementText(row.Name.DisplayName, row.Reference)
        );
    }
}
