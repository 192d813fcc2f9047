using System.Text.Json;

namespace Cacao.StandIn.Hosting;

/// <summary>The rows that the world begins with, made by numbers.</summary>
internal static class WorldRows
{
    private const int CustomerCount = 12;
    private const int PaymentCount = 60;

    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] FirstNames =
    [
        "Ada",
        "Bo",
        "Cleo",
        "Dov",
        "Eti",
        "Fay",
        "Gus",
        "Hana",
    ];
    private static readonly string[] LastNames = ["Arent", "Brandt", "Côté", "Dąbrowa", "江"];
    private static readonly string[] Brands = ["VISA", "MC"];
    private static readonly Currency[] Currencies = [Currency.Eur, Currency.Usd, Currency.Gbp];
    private static readonly PaymentStatus[] Statuses = Enum.GetValues<PaymentStatus>();

    public static IEnumerable<Customer> Customers() =>
        Enumerable
            .Range(1, CustomerCount)
            .Select(n => new Customer
            {
                Id = Text($"cus_{n}"),
                CreatedAt = At(n),
                Name = $"{Pick(FirstNames, n)} {Pick(LastNames, n * 3)}",
                Email = n % 4 == 0 ? null : Text($"c{n}@example.org"),
                Tags = n % 3 == 0 ? [] : [Text($"tier-{n % 3}"), "eu"],
                RiskScore = n % 5 == 0 ? null : n / 8.0,
                Active = n % 2 == 0,
                ContactMatrix =
                    n % 2 == 0
                        ? null
                        :
                        [
                            ["a", null],
                            [],
                            null,
                        ],
                Metadata = Metadata(n),
                PhoneNumber = Text($"+4930{n:D6}"),
                NickName = n % 2 == 0 ? null : Text($"nick{n}"),
            });

    public static IEnumerable<IInstrument> Instruments() =>
        Enumerable
            .Range(1, CustomerCount)
            .Select(n =>
                n % 2 == 0
                    ? (IInstrument)
                        new BankAccount(
                            Text($"ins_{n}"),
                            Text($"Account {n}"),
                            n % 4 == 0 ? null : Text($"cus_{n}"),
                            Text($"DE{n:D20}")
                        )
                    : new Card(
                        Text($"ins_{n}"),
                        Text($"Card {n}"),
                        Text($"cus_{n}"),
                        Pick(Brands, n),
                        Text($"{n * 37:D4}"),
                        new((n % 12) + 1, 2030 + (n % 5))
                    )
            );

    public static IEnumerable<Payment> Payments() =>
        Enumerable.Range(1, PaymentCount).Select(Payment);

    /// <summary>A payment that a caller made.</summary>
    public static Payment Payment(
        int n,
        string customerId,
        string reference,
        Money amount,
        string? instrumentId,
        string? memo
    ) =>
        new()
        {
            Id = Text($"pay_{n}"),
            CreatedAt = At(100 + n),
            Reference = reference,
            Amount = amount,
            Status = PaymentStatus.Pending,
            CustomerId = customerId,
            InstrumentId = instrumentId,
            FeeRate = FeeRate(n),
            Memo = memo,
        };

    private static Payment Payment(int n)
    {
        var amount = Money.Of((n * 7919 % 100_000) + 1, Pick(Currencies, n));
        var status = Pick(Statuses, n);
        return new Payment
        {
            Id = Text($"pay_{n}"),
            CreatedAt = At(100 + n),
            Reference = Text($"REF-{n:D4}"),
            Amount = amount,
            Status = status,
            CustomerId = Text($"cus_{(n * 5 % 12) + 1}"),
            InstrumentId = n % 6 == 0 ? null : Text($"ins_{(n % 12) + 1}"),
            FeeRate = FeeRate(n),
            Memo = n % 3 == 0 ? Text($"memo \"{n}\"\nline two") : null,
            Refunds =
                status is PaymentStatus.Refunded
                    ? [new(Text($"ref_{n}"), amount, n % 2 == 0 ? null : "duplicate")]
                    : [],
        };
    }

    private static double? FeeRate(int n) => n % 4 == 0 ? null : n / 1000.0;

    private static JsonElement Metadata(int n)
    {
        var text = Text($$"""{ "index": {{n}}, "nested": { "list": [1, "two", null, true] } }""");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static Instant At(int hours) => Instant.Of(Start.AddHours(hours));

    private static T Pick<T>(T[] list, int n) => list[n % list.Length];

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
