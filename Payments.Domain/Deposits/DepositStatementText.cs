using Microsoft.EntityFrameworkCore;
using Payments.Domain.Statements;
using Payments.Domain.Storage;

namespace Payments.Domain.Deposits;

/// <summary>Who paid in, and what for.</summary>
public sealed class DepositStatementText : IStatementSource
{
    public string SubjectKind => DepositId.Prefix;

    public async Task<IReadOnlyDictionary<Guid, StatementText>> ReadAsync(
        PaymentsDb db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var keys = ids.Select(DepositId.From).ToList();
        return await db.Set<Deposit>()
            .Where(deposit => keys.Contains(deposit.Id))
            .Select(deposit => new
            {
                deposit.Id,
                deposit.PayerName,
                deposit.Reference,
            })
            .ToDictionaryAsync(
                row => row.Id.Value,
                row => new StatementText(row.PayerName, row.Reference),
                cancellationToken
            );
    }
}

/// <summary>Who gets a deposit back, and why.</summary>
public sealed class DepositRefundStatementText : IStatementSource
{
    public string SubjectKind => DepositRefundId.Prefix;

    public async Task<IReadOnlyDictionary<Guid, StatementText>> ReadAsync(
        PaymentsDb db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var keys = ids.Select(DepositRefundId.From).ToList();
        var rows = await (
            from refund in db.Set<DepositRefund>()
            where keys.Contains(refund.Id)
            join deposit in db.Set<Deposit>() on refund.DepositId equals deposit.Id
            select new
            {
                refund.Id,
                refund.Reason,
                deposit.PayerName,
                deposit.Reference,
            }
        ).ToListAsync(cancellationToken);
        return rows.ToDictionary(
            row => row.Id.Value,
            row => new StatementText(row.PayerName, row.Reason ?? row.Reference)
        );
    }
}
