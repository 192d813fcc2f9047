namespace Cacao.StandIn.Payments;

[QueryType]
public static class PaymentQueries
{
    public static Payment? Payment(PaymentBy by, World world) =>
        world.Payments.FirstOrDefault(payment =>
            by.Id.Value is { } id ? payment.Id == id : payment.Reference == by.Reference.Value
        );

    [ListSize(
        AssumedSize = 100,
        SlicingArguments = ["first", "last"],
        SizedFields = ["edges", "nodes"],
        RequireOneSlicingArgument = false
    )]
    public static PaymentConnection Payments(
        World world,
        string? after,
        int? last,
        string? before,
        PaymentFilter? filter,
        [DefaultValueSyntax("[{ field: CREATED_AT, direction: ASC }]")]
            IReadOnlyList<PaymentOrder>? orderBy,
        int? first = 10
    ) =>
        PaymentList.Page(
            world.Payments,
            filter,
            orderBy,
            new PageArguments(first, after, last, before)
        );
}

/// <summary>Exactly one way of naming a payment.</summary>
[InputObjectType("PaymentBy")]
[OneOf]
public sealed record PaymentBy
{
    [GraphQLType("ID")]
    public Optional<string?> Id { get; init; }

    public Optional<string?> Reference { get; init; }
}
