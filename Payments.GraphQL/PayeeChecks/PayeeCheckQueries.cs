using Payments.Domain.PayeeChecks;
using Payments.Domain.Recipients;
using Payments.Domain.Storage;

namespace Payments.GraphQL.PayeeChecks;

[QueryType]
public static class PayeeCheckQueries
{
    /// <summary>Your payee checks, in the order of their creation.</summary>
    /// <param name="db">The caller's data.</param>
    /// <param name="recipientId">Only of this recipient.</param>
    [Authorize]
    [UsePaging]
    [UseFiltering<PayeeCheckFilter>]
    [UseSorting<PayeeCheckOrder>]
    public static IQueryable<PayeeCheck> GetPayeeChecks(
        PaymentsDb db,
        [ID<Recipient>] RecipientId? recipientId
    )
    {
        IQueryable<PayeeCheck> checks = db.Set<PayeeCheck>();
        return recipientId is { } recipient
            ? checks.Where(row => row.RecipientId == recipient)
            : checks;
    }
}

/// <summary>What payeeChecks can be found by.</summary>
public sealed class PayeeCheckFilter : FilterInputType<PayeeCheck>
{
    protected override void Configure(IFilterInputTypeDescriptor<PayeeCheck> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor.Field(row => row.Result).Description("What the account's bank says.");
        descriptor.Field(row => row.HolderType).Description("Who holds the account.");
        descriptor.Field(row => row.AccountName).Description("The name that was asked about.");
        descriptor.Field(row => row.Account.Bsb).Name("bsb").Description("Six digits.");
        descriptor
            .Field(row => row.Account.AccountNumber)
            .Name("accountNumber")
            .Description("Without spaces and hyphens.");
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
        descriptor.Field(row => row.AnsweredAt).Description("When the bank answered.");
    }
}

/// <summary>What payeeChecks can be sorted by.</summary>
public sealed class PayeeCheckOrder : SortInputType<PayeeCheck>
{
    protected override void Configure(ISortInputTypeDescriptor<PayeeCheck> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}
