namespace Payments.Benchmarks.Engine;

internal enum SampleStatus
{
    Pending,
    Authorized,
    Captured,
    PartiallyRefunded,
    Failed,
}

internal sealed record SampleParty(int Id, string Name);

/// <summary>Ten scalars and two nested objects: what Q2 asks for fifty times.</summary>
internal sealed record SamplePayment(
    int Id,
    string Reference,
    decimal Amount,
    decimal Fee,
    string Currency,
    SampleStatus Status,
    string Method,
    DateTimeOffset CreatedAt,
    string? Description,
    bool Refunded,
    SampleParty Sender,
    SampleParty Recipient
)
{
    private static readonly SampleParty[] Parties =
    [
        .. Enumerable.Range(1, 20).Select(id => new SampleParty(id, $"Party {id}")),
    ];

    public static IReadOnlyList<SamplePayment> All { get; } =
    [.. Enumerable.Range(1, 50).Select(Make)];

    private static SamplePayment Make(int id) =>
        new(
            id,
            $"PAY-{id:D6}",
            1000.25m + id,
            0.35m + id / 100m,
            id % 3 == 0 ? "EUR" : "USD",
            (SampleStatus)(id % 5),
            id % 2 == 0 ? "card" : "sepa_credit",
            new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(id * 17),
            id % 7 == 0 ? null : $"Invoice {id}",
            id % 11 == 0,
            Parties[id % 20],
            Parties[id * 7 % 20]
        );
}
