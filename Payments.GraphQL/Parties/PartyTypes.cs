using Payments.Domain.Parties;

namespace Payments.GraphQL.Parties;

/// <summary>The name of a person or else of a company.</summary>
[ObjectType<PartyName>]
public static class PartyNameType
{
    internal static void Configure(IObjectTypeDescriptor<PartyName> name)
    {
        name.BindFieldsExplicitly();
        name.Field(value => value.FirstName).Description("Of a person.");
        name.Field(value => value.MiddleName).Description("Of a person who has one.");
        name.Field(value => value.LastName).Description("Of a person.");
        name.Field(value => value.CompanyName).Description("Of a company.");
    }
}

/// <summary>A postal address.</summary>
[ObjectType<Address>]
public static class AddressType
{
    internal static void Configure(IObjectTypeDescriptor<Address> address)
    {
        address.BindFieldsExplicitly();
        address.Field(value => value.Line1).Description("Street and number, or all in one line.");
        address.Field(value => value.Line2).Description("Building, floor, care of.");
        address.Field(value => value.City).Description("Town or suburb.");
        address.Field(value => value.Region).Description("State or province.");
        address.Field(value => value.Postcode).Description("As the country writes it.");
        address.Field(value => value.Country).Description("Two-letter code of ISO 3166-1.");
    }
}
