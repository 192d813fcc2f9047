using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Payments.Domain.Parties;

/// <summary>Names and addresses are columns of whoever has them.</summary>
internal static class PartyMapping
{
    public static void HasPartyName<TEntity>(
        this EntityTypeBuilder<TEntity> builder,
        Expression<Func<TEntity, PartyName?>> property
    )
        where TEntity : class =>
        builder.ComplexProperty(
            property,
            name =>
            {
                name.IsRequired();
                name.Ignore(value => value.DisplayName);
                name.Ignore(value => value.IsCompany);
            }
        );

    public static void HasAddress<TEntity>(
        this EntityTypeBuilder<TEntity> builder,
        Expression<Func<TEntity, Address?>> property
    )
        where TEntity : class =>
        builder.ComplexProperty(property, address => address.IsRequired(false));
}
