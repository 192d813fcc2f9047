using Payments.Domain.Senders;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Senders;

[QueryType]
public static class SenderQueries
{
    /// <summary>Your senders, in the order of their creation.</summary>
    /// <param name="includeDeleted">True to list those as well that were taken out of use.</param>
    [Authorize]
    [UsePaging]
    [UseFiltering<SenderFilter>]
    [UseSorting<SenderOrder>]
    public static IQueryable<Sender> GetSenders(PaymentsDb db, bool? includeDeleted) =>
        includeDeleted is true
            ? db.Set<Sender>()
            : db.Set<Sender>().Where(sender => sender.DeletedAt == null);
}

/// <summary>What senders can be found by. Texts are compared in their normal form.</summary>
public sealed class SenderFilter : FilterInputType<Sender>
{
    protected override void Configure(IFilterInputTypeDescriptor<Sender> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
        descriptor.Field(row => row.Email).Description("As it was given.");
        descriptor.Field(row => row.NickName).Description("The short name.");
        descriptor.Field(row => row.DateOfBirth).Description("Of a person.");
        descriptor.Field(row => row.BusinessNumber).Description("Of a company.");
        descriptor.Field(row => row.Name.FirstName).Name("firstName").Description("Of a person.");
        descriptor.Field(row => row.Name.MiddleName).Name("middleName").Description("Of a person.");
        descriptor.Field(row => row.Name.LastName).Name("lastName").Description("Of a person.");
        descriptor
            .Field(row => row.Name.CompanyName)
            .Name("companyName")
            .Description("Of a company.");
    }
}

/// <summary>What senders can be sorted by.</summary>
public sealed class SenderOrder : SortInputType<Sender>
{
    protected override void Configure(ISortInputTypeDescriptor<Sender> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
        descriptor.Field(row => row.NickName).Description("The short name.");
    }
}
