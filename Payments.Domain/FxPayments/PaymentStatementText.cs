using Microsoft.EntityFrameworkCore;
using Payments.Domain.Deposits;
using Payments.Domain.Recipients;
using Payments.Domain.Statements;
using Payments.Domain.Storage;

namespace Payments.Domain.FxPayments;

/// <summary>Who is paid, and what for; of an inbound one, who paid it.</summary>
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
        var outbound = await db.Set<Payment>()
            .Where(payment => keys.Contains(payment.Id) && payment.PartiesJson != null)
            .ToListAsync(cancellationToken);
        // Payments older than reviews have only their stored recipient.
        var old = await (
            from payment in db.Set<Payment>()
            where keys.Contains(payment.Id) && payment.PartiesJson == null
            join recipient in db.Set<Recipient>()
                on payment.RecipientId equals (RecipientId?)recipient.Id
            select new
            {
                payment.Id,
                payment.Reference,
                recipient.Name,
            }
        ).ToListAsync(cancellationToken);
        var received = await (
            from payment in db.Set<Payment>()
            where keys.Contains(payment.Id)
            join deposit in db.Set<Deposit>() on payment.DepositId equals (DepositId?)deposit.Id
            select new
            {
                payment.Id,
                payment.Reference,
                deposit.PayerName,
            }
        ).ToListAsync(cancellationToken);
        return outbound
            .Select(row =>
                (row.Id, Text: new StatementText(row.Parties!.Creditor.Name, row.Reference))
            )
            .Concat(
                old.Select(row =>
                    (row.Id, Text: new StatementText(row.Name.DisplayName, row.Reference))
                )
            )
            .Concat(
                received.Select(row =>
                    (row.Id, Text: new StatementText(row.PayerName, row.Reference))
                )
            )
            .ToDictionary(row => row.Id.Value, row => row.Text);
    }
}
