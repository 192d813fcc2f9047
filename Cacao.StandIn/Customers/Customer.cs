using System.Text.Json;

namespace Cacao.StandIn.Customers;

[ObjectType]
public sealed class Customer : INode, ITimestamped, ISearchResult
{
    [GraphQLType("ID!")]
    public required string Id { get; init; }

    public required Instant CreatedAt { get; init; }

    public required string Name { get; set; }

    public string? Email { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public double? RiskScore { get; init; }

    public bool Active { get; init; }

    public IReadOnlyList<IReadOnlyList<string?>?>? ContactMatrix { get; init; }

    public JsonElement? Metadata { get; init; }

    [GraphQLDeprecated("Use `name`.")]
    public string? NickName { get; init; }

    [GraphQLIgnore]
    public required string PhoneNumber { get; init; }

    public IReadOnlyList<IInstrument> Instruments(World world) =>
        [.. world.Instruments.Where(instrument => instrument.OwnerId == Id)];

    [ListSize(
        AssumedSize = 100,
        SlicingArguments = ["first", "last"],
        SizedFields = ["edges", "nodes"],
        RequireOneSlicingArgument = false
    )]
    public PaymentConnection Payments(
        World world,
        int? first,
        string? after,
        int? last,
        string? before,
        PaymentFilter? filter,
        [DefaultValueSyntax("[{ field: CREATED_AT }]")] IReadOnlyList<PaymentOrder>? orderBy
    ) =>
        PaymentList.Page(
            world.Payments.Where(payment => payment.CustomerId == Id),
            filter,
            orderBy,
            new PageArguments(first, after, last, before)
        );

    public string? Phone(
        string? format = "E164",
        [GraphQLDeprecated("Ignored.")] bool? legacy = null
    )
    {
        // It is deprecated because nothing comes of it.
        _ = legacy;
        return format switch
        {
            "E164" => PhoneNumber,
            "LOCAL" => PhoneNumber.Replace("+49", "0", StringComparison.Ordinal),
            _ => null,
        };
    }
}
