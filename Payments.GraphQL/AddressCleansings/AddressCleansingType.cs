using Payments.Domain.AddressCleansings;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.AddressCleansings;

/// <summary>
/// An address as you gave it, what the cleanser made of it, and what it recommends. Both forms are
/// kept for good, so that you can prove what you were told.
/// </summary>
[Node]
[ObjectType<AddressCleansing>]
public static class AddressCleansingType
{
    internal static void Configure(IObjectTypeDescriptor<AddressCleansing> cleansing)
    {
        cleansing.BindFieldsExplicitly();
        cleansing.Field(row => row.Id);
        cleansing.Field(row => row.Status).Description("Where it stands.");
        cleansing
            .Field(row => row.IsFinal)
            .Description("True when the status can never change again.");
        cleansing
            .Field(row => row.OriginalAddress)
            .Description("Just as you wrote it, character by character.");
        cleansing
            .Field(row => row.CleansedAddress)
            .Description("In the form of its country; null when there is none.");
        cleansing
            .Field(row => row.Recommendation)
            .Description("What to do with it; null until CLEANSED.");
        cleansing
            .Field(row => row.Score)
            .Description("0 to 100: how sure the cleanser is; null where it does not tell.");
        cleansing
            .Field(row => row.IsBillable)
            .Name("billable")
            .Description("True when it was cleansed, and is charged.");
        cleansing.Field(row => row.ExternalId).Description("Your own reference.");
        cleansing.Field(row => row.CompletedAt).Description("When it ended, on your clock.");
        cleansing.Field(row => row.Version).Description("Rises by one with each change.");
        cleansing.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>The cleansing with this id.</summary>
    [NodeResolver]
    public static Task<AddressCleansing?> GetAsync(
        AddressCleansingId id,
        Caller caller,
        AddressCleansingById cleansings,
        CancellationToken cancellationToken
    ) => cleansings.LoadAsync(caller.TenantId, id, cancellationToken);
}

/// <summary>An address just as it was written.</summary>
[ObjectType<GivenAddress>]
public static class GivenAddressType
{
    internal static void Configure(IObjectTypeDescriptor<GivenAddress> address)
    {
        address.BindFieldsExplicitly();
        address.Field(row => row.Line1).Description("Street and number, or the whole address.");
        address.Field(row => row.Line2).Description("Building, floor, care of.");
        address.Field(row => row.City).Description("Town or suburb.");
        address.Field(row => row.Region).Description("State or province.");
        address.Field(row => row.Postcode).Description("As written.");
        address.Field(row => row.Country).Description("Two letters.");
    }
}

/// <summary>Address cleansings by their ids.</summary>
public sealed class AddressCleansingById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<AddressCleansingId, AddressCleansing>(database, scheduler, options);
