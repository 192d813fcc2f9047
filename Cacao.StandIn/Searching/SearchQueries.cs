namespace Cacao.StandIn.Searching;

[QueryType]
public static class SearchQueries
{
    public static IReadOnlyList<ISearchResult> Search(
        World world,
        string text,
        [DefaultValueSyntax("[PAYMENT, CUSTOMER]")] IReadOnlyList<SearchKind>? kinds,
        int limit = 5
    ) =>
        [
            .. Enum.GetValues<SearchKind>()
                .Where(kind => kinds?.Contains(kind) == true)
                .SelectMany(kind => Find(world, kind, text))
                .Take(Math.Clamp(limit, 0, 50)),
        ];

    private static IEnumerable<ISearchResult> Find(World world, SearchKind kind, string text) =>
        kind switch
        {
            SearchKind.Payment => world.Payments.Where(row => Has(row.Reference, text)),
            SearchKind.Customer => world.Customers.Where(row => Has(row.Name, text)),
            SearchKind.Card => world.Instruments.OfType<Card>().Where(row => Has(row.Label, text)),
            _ => world.Instruments.OfType<BankAccount>().Where(row => Has(row.Label, text)),
        };

    private static bool Has(string name, string text) =>
        name.Contains(text, StringComparison.Ordinal);
}

public enum SearchKind
{
    Payment,
    Customer,
    Card,
    BankAccount,
}
