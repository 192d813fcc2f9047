using Cacao.Errors;
using Cacao.Types.Authoring;

namespace Cacao.Tests.Guide;

[QueryType]
public static class InvoiceQueries
{
    /// <summary>Finds one invoice; null when there is none of this number.</summary>
    /// <param name="number">As printed on it.</param>
    public static Invoice? GetInvoice(string number, Ledger ledger) =>
        ledger.Invoices.FirstOrDefault(invoice => invoice.Number == number);

    /// <summary>All invoices, newest first.</summary>
    [UsePaging(IncludeTotalCount = true, MaxPageSize = 50)]
    [UseFiltering]
    [UseSorting]
    public static IQueryable<Invoice> GetInvoices(Ledger ledger) =>
        ledger.Invoices.AsQueryable().OrderByDescending(invoice => invoice.Id);

    /// <summary>What has this text in its number or name.</summary>
    /// <param name="text">At least three characters.</param>
    public static IEnumerable<IFinding> Search(string text, Ledger ledger) =>
        text.Length < 3
            ? throw new GraphQLException("Say more.")
            : ledger.Customers.Where(customer => customer.Name.Contains(text));

    /// <summary>Counts by exactly one of the two.</summary>
    public static int CountInvoices(InvoiceSelector by, Ledger ledger) =>
        ledger.Invoices.Count(invoice =>
            by.Status is { } status ? invoice.Status == status : invoice.CustomerId == by.CustomerId
        );

    /// <summary>For those who may see it.</summary>
    [Authorize]
    public static decimal? GetTurnover(Ledger ledger) => ledger.Turnover;
}

/// <summary>Selects invoices by one thing.</summary>
[OneOf]
public sealed record InvoiceSelector(InvoiceStatus? Status, int? CustomerId);
