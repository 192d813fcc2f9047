namespace Cacao.StandIn.Lists;

[InputObjectType("PaymentOrder")]
public sealed record PaymentOrder(PaymentOrderField Field, Direction Direction = Direction.Desc)
{
    internal int Compare(Payment left, Payment right)
    {
        var order = Field switch
        {
            PaymentOrderField.CreatedAt => string.CompareOrdinal(
                left.CreatedAt.Text,
                right.CreatedAt.Text
            ),
            PaymentOrderField.Amount => left.Amount.MinorUnits.CompareTo(right.Amount.MinorUnits),
            _ => string.CompareOrdinal(left.Reference, right.Reference),
        };
        return Direction is Direction.Asc ? order : -Math.Sign(order);
    }
}

public enum PaymentOrderField
{
    CreatedAt,
    Amount,
    Reference,
}

public enum Direction
{
    Asc,
    Desc,
}
