namespace Cacao.Tests.Guide;

/// <summary>What the guide's resolvers work on, in place of a database.</summary>
public sealed class Ledger
{
    private readonly Lock _gate = new();

    public DateOnly Today { get; } = new(2026, 11, 1);

    public decimal Turnover { get; } = 1250.50m;

    public List<Customer> Customers { get; } = [new(1, "Bluegum Imports"), new(2, "Linden GmbH")];

    public List<Invoice> Invoices { get; } =
    [
        new(1, 1, "R-1", InvoiceStatus.PaidInFull, new DateOnly(2026, 9, 30)),
        new(2, 1, "R-2", InvoiceStatus.Open, new DateOnly(2026, 10, 31)),
        new(3, 2, "R-3", InvoiceStatus.Open, new DateOnly(2026, 11, 30)),
        new(4, 2, "R-4", InvoiceStatus.Draft, null),
    ];

    /// <summary>How often customers were asked for.</summary>
    public int CustomerQuestions { get; private set; }

    public IEnumerable<Customer> FindCustomers(IReadOnlyList<int> ids)
    {
        CustomerQuestions++;
        return Customers.Where(customer => ids.Contains(customer.Id));
    }

    /// <exception cref="NotOpenException">It does not exist, or is not open.</exception>
    public Invoice Pay(string number)
    {
        lock (_gate)
        {
            var at = Invoices.FindIndex(invoice => invoice.Number == number);
            if (at < 0 || Invoices[at].Status is not InvoiceStatus.Open)
            {
                throw new NotOpenException(number);
            }

            return Invoices[at] = Invoices[at] with { Status = InvoiceStatus.PaidInFull };
        }
    }
}
