using Microsoft.EntityFrameworkCore;
using Payments.Domain.Recipients;
using Payments.Domain.Statements;
using Payments.Domain.Storage;

namespace Payments.Domain.FxPayments;

/// <summary>Who is paid, and what for.</summary>
public sealed class PaymentStatementText : IStatementSource
{
    public string SubjectKind => PaymentId.Prefix;

    public async Task<IReadOnlyDictionary<Guid, StatementText>> ReadAsync(
        PaymentsDb db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var keys = ids.Select(PaymentId.From).ToList();
        var rows = await (
            from payment in db.Set<Payment>()
            where keys.Contains(payment.Id)
            join recipient in db.Set<Recipient>() on payment.RecipientId equals recipient.Id
            select new
            {
                payment.Id,
                payment.Reference,
                recipient.Name,
            }
        ).ToListAsync(cancellationToken);
        return rows.ToDictionary(
            row => row.Id.Value,
            row => new StatementText(row.Name.DisplayName, row.Reference)
        );
    }
}
