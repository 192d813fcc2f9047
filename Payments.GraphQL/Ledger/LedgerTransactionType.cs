using Microsoft.EntityFrameworkCore;
using Payments.Domain.Conversions;
using Payments.Domain.Deposits;
using Payments.Domain.FxPayments;
using Payments.Domain.Ledger;
using Payments.Domain.Storage;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Conversions;
using Payments.GraphQL.Deposits;
using Payments.GraphQL.FxPayments;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Withdrawals;

namespace Payments.GraphQL.Ledger;

/// <summary>
/// A movement of money in your book: two entries or more, which sum to zero in each currency. A
/// mistake is corrected by another transaction.
/// </summary>
[Node]
[ObjectType<LedgerTransaction>]
public static class LedgerTransactionType
{
    internal static void Configure(IObjectTypeDescriptor<LedgerTransaction> transaction)
    {
        transaction.BindFieldsExplicitly();
        transaction.Field(row => row.Id);
        transaction.Field(row => row.Position).Description("1, 2, 3 … in your book, without gaps.");
        transaction
            .Field(row => row.Reason)
            .Description("What for, as a dotted word: `withdrawal.initialised`.");
        transaction.Field(row => row.OccurredAt).Description("When it was booked, on your clock.");
    }

    /// <summary>The transaction with this id.</summary>
    [NodeResolver]
    public static Task<LedgerTransaction?> GetAsync(
        LedgerTransactionId id,
        PaymentsDb db,
        CancellationToken cancellationToken
    ) =>
        db.Set<LedgerTransaction>()
            .SingleOrDefaultAsync(transaction => transaction.Id == id, cancellationToken);

    /// <summary>
    /// SHA-256 of this transaction and of the hash before it, in hexadecimal digits: your book is a
    /// chain.
    /// </summary>
    public static string GetHash([Parent] LedgerTransaction transaction) =>
        Convert.ToHexStringLower(transaction.Hash);

    /// <summary>The id of the object that caused it.</summary>
    [GraphQLType("ID!")]
    public static string GetSubjectId([Parent] LedgerTransaction transaction) =>
        transaction.Subject.ToString();

    /// <summary>
    /// What caused it: the deposit (of a refund, the deposit refunded), withdrawal, payment or
    /// conversion; null
    /// for what has no type of its own.
    /// </summary>
    [GraphQLType("Node")]
    public static async Task<object?> GetSubjectAsync(
        [Parent] LedgerTransaction transaction,
        DepositById deposits,
        DepositByRefund refunds,
        WithdrawalById withdrawals,
        PaymentById payments,
        ConversionById conversions,
        CancellationToken cancellationToken
    )
    {
        var (tenantId, id) = (transaction.TenantId, transaction.SubjectId);
        return transaction.SubjectKind switch
        {
            _ when transaction.SubjectKind == DepositId.Prefix => await deposits.LoadAsync(
                tenantId,
                DepositId.From(id),
                cancellationToken
            ),
            _ when transaction.SubjectKind == DepositRefundId.Prefix => await refunds.LoadAsync(
                new Owned<DepositRefundId>(tenantId, DepositRefundId.From(id)),
                cancellationToken
            ),
            _ when transaction.SubjectKind == WithdrawalId.Prefix => await withdrawals.LoadAsync(
                tenantId,
                WithdrawalId.From(id),
                cancellationToken
            ),
            _ when transaction.SubjectKind == PaymentId.Prefix => await payments.LoadAsync(
                tenantId,
                PaymentId.From(id),
                cancellationToken
            ),
            _ when transaction.SubjectKind == ConversionId.Prefix => await conversions.LoadAsync(
                tenantId,
                ConversionId.From(id),
                cancellationToken
            ),
            _ => null,
        };
    }

    /// <summary>All its entries, those in accounts of the platform included.</summary>
    public static async Task<IReadOnlyList<LedgerEntry>> GetEntriesAsync(
        [Parent] LedgerTransaction transaction,
        LedgerEntriesByPlace entries,
        CancellationToken cancellationToken
    ) =>
        await entries.LoadAsync(
            new BookPlace(transaction.TenantId, transaction.Position),
            cancellationToken
        ) ?? [];
}
