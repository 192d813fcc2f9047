using Payments.Domain.Errors;
using Payments.Domain.Ledger;
using Payments.Domain.Statements;
using Payments.Domain.Storage;
using Payments.Domain.Values;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Statements;

/// <summary>
/// Your available funds in one currency over a stretch of time. `opening` and the sum of `entries`
/// make `closing`, always.
/// </summary>
[ObjectType("Statement")]
public sealed class StatementOfCurrency(StatementSpan span)
{
    /// <summary>Which currency.</summary>
    public Currency Currency => span.Currency;

    /// <summary>The first instant of it.</summary>
    public DateTimeOffset From => span.From;

    /// <summary>The instant that it ends before.</summary>
    public DateTimeOffset To => span.To;

    /// <summary>The balance before the first entry.</summary>
    public Money Opening => span.Opening;

    /// <summary>The balance after the last entry.</summary>
    public Money Closing => span.Closing;

    /// <summary>How many entries there are.</summary>
    public long EntryCount => span.EntryCount;

    /// <summary>The sum of all entries that took from the balance. Costs reading them.</summary>
    public async Task<Money> GetDebitsAsync(PaymentsDb db, CancellationToken cancellationToken) =>
        span.Opening + await span.CreditsAsync(db, cancellationToken) - span.Closing;

    /// <summary>The sum of all entries that added to the balance. Costs reading them.</summary>
    public Task<Money> GetCreditsAsync(PaymentsDb db, CancellationToken cancellationToken) =>
        span.CreditsAsync(db, cancellationToken);

    /// <summary>The entries, oldest first; `lines` says what each is about.</summary>
    [UsePaging]
    public IQueryable<LedgerEntry> GetEntries(PaymentsDb db) => span.Entries(db);
}

[QueryType]
public static class StatementQueries
{
    /// <summary>
    /// The statement of your available funds in a currency, over any stretch of time. What is booked
    /// after this answer began is not of it, even if `to` lies ahead.
    /// </summary>
    /// <param name="currency">Which balance; one that was never used has an empty statement.</param>
    /// <param name="from">The first instant of it, on your clock.</param>
    /// <param name="to">The instant that it ends before; later than `from`, else INVALID_INPUT.</param>
    [Authorize]
    public static async Task<StatementOfCurrency> GetStatementAsync(
        Currency currency,
        DateTimeOffset from,
        DateTimeOffset to,
        PaymentsDb db,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return new(await db.StatementSpanAsync(currency, from, to, cancellationToken));
        }
        catch (DomainException refusal)
        {
            throw Refusals.Of(refusal);
        }
    }
}
