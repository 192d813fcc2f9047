namespace Cacao.StandIn.Payments;

[ObjectType]
public sealed class Payment : INode, ITimestamped, ISearchResult
{
    [GraphQLType("ID!")]
    public required string Id { get; init; }

    public required Instant CreatedAt { get; init; }

    public required string Reference { get; init; }

    public required Money Amount { get; init; }

    public required PaymentStatus Status { get; init; }

    public double? FeeRate { get; init; }

    public string? Memo { get; init; }

    public IReadOnlyList<Refund> Refunds { get; init; } = [];

    [GraphQLIgnore]
    public required string CustomerId { get; init; }

    [GraphQLIgnore]
    public string? InstrumentId { get; init; }

    public Customer Customer(World world) => world.FindCustomer(CustomerId)!;

    public IInstrument? Instrument(World world) => world.FindInstrument(InstrumentId);

    public IReadOnlyList<IPaymentEvent> Events()
    {
        var code = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"A{Amount.MinorUnits}"
        );
        var authorised = new Authorised(CreatedAt, code);
        return Status switch
        {
            PaymentStatus.Pending => [],
            PaymentStatus.Captured or PaymentStatus.Refunded =>
            [
                authorised,
                new Captured(CreatedAt, Amount),
            ],
            PaymentStatus.Failed =>
            [
                authorised,
                new Failed(CreatedAt, Amount.MinorUnits % 2 == 0 ? null : "declined"),
            ],
            _ => [authorised],
        };
    }
}

public enum PaymentStatus
{
    Pending,
    Authorised,
    Captured,
    Failed,
    Refunded,
}

[ObjectType]
public sealed record Refund([property: GraphQLType("ID!")] string Id, Money Amount, string? Reason)
    : INode;

[UnionType("PaymentEvent")]
public interface IPaymentEvent;

[ObjectType]
public sealed record Authorised(Instant At, string Code) : IPaymentEvent;

[ObjectType]
public sealed record Captured(Instant At, Money Amount) : IPaymentEvent;

[ObjectType]
public sealed record Failed(Instant At, string? Reason) : IPaymentEvent;
