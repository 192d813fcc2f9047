using Payments.Domain.Values;

namespace Payments.GraphQL.Values;

/// <summary>An amount of one currency.</summary>
[ObjectType<Money>]
public static class MoneyType
{
    internal static void Configure(IObjectTypeDescriptor<Money> money)
    {
        money.BindFieldsExplicitly();
        money.Field(value => value.Currency).Description("Its ISO 4217 code.");
    }

    /// <summary>With exactly the decimals that the currency has.</summary>
    public static AmountText GetAmount([Parent] Money money) => AmountText.Of(money);
}

/// <summary>An amount of one currency.</summary>
/// <param name="Amount">No more decimals than the currency has.</param>
/// <param name="Currency">Its ISO 4217 code.</param>
public sealed record MoneyInput(AmountText Amount, Currency Currency)
{
    /// <summary>The money meant.</summary>
    /// <param name="path">The input field that holds it, for the refusal.</param>
    public Money ToMoney(params string[] path) => Amount.In(Currency, [.. path, "amount"]);
}
