namespace Cacao.StandIn.Payments;

[MutationType]
public static class PaymentMutations
{
    public static CreatePaymentPayload CreatePayment(CreatePaymentInput input, World world)
    {
        var customer = world.FindCustomer(input.CustomerId) ?? throw Refusals.NoSuchCustomer();
        var minorUnits = (int)Math.Round(input.Amount.Amount.MinorUnits);
        var (payment, index) = world.AddPayment(
            customer,
            input.Reference,
            Money.Of(minorUnits, input.Amount.Currency),
            input.Instrument?.InstrumentId,
            input.Memo
        );
        return new(input.ClientMutationId, payment, new(Cursor.Of(index), payment));
    }
}

public sealed record CreatePaymentInput(
    string? ClientMutationId,
    [property: GraphQLType("ID!")] string CustomerId,
    MoneyInput Amount,
    string Reference,
    InstrumentInput? Instrument,
    [property: DefaultValue("none")] string? Memo
);

[OneOf]
public sealed record InstrumentInput(
    [property: GraphQLType("ID")] string? InstrumentId,
    CardInput? Card,
    string? Iban
);

public sealed record CardInput(string Number, int Month, int Year);

public sealed record CreatePaymentPayload(
    string? ClientMutationId,
    Payment Payment,
    PaymentEdge Edge
);
