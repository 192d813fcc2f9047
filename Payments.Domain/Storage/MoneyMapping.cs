using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Values;

namespace Payments.Domain.Storage;

public static class MoneyMapping
{
    /// <summary>Two columns: <c>amount_minor_units</c> and <c>amount_currency</c>.</summary>
    public static void HasMoney<TEntity>(
        this EntityTypeBuilder<TEntity> builder,
        Expression<Func<TEntity, Money>> property
    )
        where TEntity : class =>
        builder.ComplexProperty(
            property,
            money =>
            {
                money.Property(value => value.MinorUnits);
                money.Property(value => value.Currency);
            }
        );
}
