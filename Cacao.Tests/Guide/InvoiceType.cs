using Cacao.Types.Authoring;

namespace Cacao.Tests.Guide;

/// <summary>Fields of an invoice that are not its own properties.</summary>
[ObjectType<Invoice>]
public static class InvoiceType
{
    /// <summary>Who owes it.</summary>
    public static Task<Customer?> GetCustomerAsync(
        [Parent] Invoice invoice,
        CustomerById customers,
        CancellationToken cancellationToken
    ) => customers.LoadAsync(invoice.CustomerId, cancellationToken);

    /// <summary>Whether the last day to pay has passed.</summary>
    public static bool IsOverdue([Parent] Invoice invoice, Ledger ledger) =>
        invoice.Status is InvoiceStatus.Open && invoice.DueOn < ledger.Today;

    [NodeResolver]
    public static Invoice? FindInvoice(int id, Ledger ledger) =>
        ledger.Invoices.FirstOrDefault(invoice => invoice.Id == id);
}
