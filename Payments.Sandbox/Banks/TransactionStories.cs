namespace Payments.Sandbox.Banks;

/// <summary>Cents are of a middling currency; negative ones leave the account.</summary>
internal readonly record struct Happening(long Cents, string Counterparty, string Remittance);

/// <summary>What people and companies do with money, month by month and day by day.</summary>
internal static class TransactionStories
{
    private static readonly (string Name, string What, int Typical)[] Purchases =
    [
        ("Green Basket Market", "Groceries", 4_800),
        ("Corner Bakery", "Card purchase", 950),
        ("City Transit", "Fare top-up", 2_000),
        ("Harbour Pharmacy", "Card purchase", 1_750),
        ("Book & Leaf", "Books", 2_600),
        ("Pizzeria Da Lia", "Dinner", 3_400),
        ("Streamly", "Monthly plan", 1_299),
        ("Northgate Fuel", "Fuel", 6_100),
    ];

    private static readonly (string Name, string What, int Typical)[] Suppliers =
    [
        ("Pacific Freight Ltd", "Freight invoice", 84_000),
        ("Bright Print GmbH", "Packaging", 31_500),
        ("Delta Components BV", "Components", 126_000),
        ("Cloudpoint Hosting", "Hosting", 9_900),
    ];

    private static readonly string[] Customers =
    [
        "Meadow Stores",
        "Ilex Design Studio",
        "Fjord Outdoor AS",
        "Casa Verde SRL",
        "Atelier Nord",
    ];

    public static IEnumerable<Happening> On(AccountProfile profile, DateOnly day, ulong seed) =>
        profile switch
        {
            AccountProfile.Household => Household(day, seed),
            AccountProfile.Business => Business(day, seed),
            AccountProfile.Savings => Savings(day, seed),
            AccountProfile.Empty => [],
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static IEnumerable<Happening> Household(DateOnly day, ulong seed)
    {
        switch (day.Day)
        {
            case 1:
                yield return new(-165_000, "Oak Street Housing", $"Rent {Month(day)}");
                break;
            case 3:
                yield return new(-7_890, "Blue Current Energy", $"Electricity {Month(day)}");
                break;
            case 25:
                yield return new(478_000, "Lighthouse Software", $"Salary {Month(day)}");
                break;
            case 27:
                yield return new(-110_000, "Alex Morgan", "To savings");
                break;
        }

        var count = (int)(seed % 3);
        for (var number = 0; number < count; number++)
        {
            yield return Spend(Purchases, StableHash.Of(seed, number));
        }
    }

    private static IEnumerable<Happening> Business(DateOnly day, ulong seed)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            yield break;
        }

        if (day.Day == 28)
        {
            yield return new(-920_000, "Payroll", $"Wages {Month(day)}");
        }

        // A sale on every working day, a bill on about every second.
        var sale = StableHash.Of(seed, 1);
        var invoice = 10_000 + (day.DayNumber % 10_000);
        yield return new(
            70_000 + (long)(sale % 90_000),
            Customers[sale % (ulong)Customers.Length],
            $"Invoice {invoice}"
        );
        if (seed % 2 == 0)
        {
            yield return Spend(Suppliers, StableHash.Of(seed, 2));
        }
    }

    private static IEnumerable<Happening> Savings(DateOnly day, ulong seed)
    {
        if (day.Day == 27)
        {
            yield return new(110_000, "Alex Morgan", "From everyday account");
        }

        // Small change is rounded up and set aside on most days.
        if (seed % 3 > 0)
        {
            yield return new(50 + (long)(seed % 400), "Alex Morgan", "Round-up");
        }

        if (day.Day == 1)
        {
            yield return new(
                1_240 + (long)(seed % 300),
                "Interest",
                $"Interest {Month(day.AddDays(-1))}"
            );
        }
    }

    private static Happening Spend((string Name, string What, int Typical)[] where, ulong seed)
    {
        var (name, what, typical) = where[seed % (ulong)where.Length];
        // Between 60 % and 140 % of the typical amount.
        var percent = 60 + (long)(StableHash.Of(seed, 7) % 81);
        return new(-typical * percent / 100, name, what);
    }

    private static string Month(DateOnly day) =>
        day.ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
