using Payments.Domain.FxPayments;

namespace Payments.GraphQL.FxPayments;

/// <summary>
/// What calling a payment off gives back: what was bought is sold again at the market's price of the
/// moment that it was asked. Never more than was paid for it.
/// </summary>
[ObjectType<PaymentCancellation>]
public static class PaymentCancellationType
{
    internal static void Configure(IObjectTypeDescriptor<PaymentCancellation> cancellation)
    {
        cancellation.BindFieldsExplicitly();
        cancellation
            .Field(row => row.RequestedAt)
            .Description("When it was asked for, on your clock.");
        cancellation
            .Field(row => row.Reconverted)
            .Description("What was bought, and is sold again.");
        cancellation.Field(row => row.Returned).Description("What is back of `from`.");
        cancellation
            .Field(row => row.Loss)
            .Description("What the exchange and its return have cost: `from` less `returned`.");
        cancellation
            .Field(row => row.FeeReturned)
            .Description("The fee, if no rail had the payment; nothing otherwise.");
    }

    /// <summary>
    /// Units of the currency of `from` for one unit of the currency of `to`, our margin included: an exact decimal.
    /// </summary>
    public static string GetRate([Parent] PaymentCancellation cancellation) =>
        cancellation.Rate.ToString();
}
