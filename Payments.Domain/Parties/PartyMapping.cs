using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Payments.Domain.Parties;

/// <summary>Names and addresses are columns of whoever has them.</summary>
internal static class PartyMapping
{
    /// <summary>Everything that senders and recipients have in common.</summary>
    public static void IsParty<TParty>(this EntityTypeBuilder<TParty> builder)
        where TParty : Party
    {
        builder.Ignore(party => party.DisplayName);
        builder.HasPartyName(party => party.Name);
        builder.HasAddress(party => party.Address);
        builder.ComplexProperty(party => party.IdDoc).IsRequired(false);
        builder.Property(party => party.Version).IsConcurrencyToken();
        builder.HasIndex(party => new { party.TenantId, party.ExternalId }).IsUnique();
        builder.HasIndex("TenantId", "CreatedAt", "Id");
        builder.HasIndex(party => new { party.TenantId, party.Email });
        builder.HasIndex(party => new { party.TenantId, party.NickName });
    }

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
