using Payments.Domain.FxPayments;
using Payments.Domain.Institutions;
using Payments.Domain.Recipients;
using Payments.Domain.Senders;
using Payments.Domain.Storage;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.FxPayments;

[QueryType]
public static class PaymentQueries
{
    /// <summary>Your payments in another currency, inbound ones as well, in the order of their creation.</summary>
    /// <param name="db">The caller's data.</param>
    /// <param name="recipientId">Only to this recipient.</param>
    /// <param name="senderId">Only from this sender.</param>
    /// <param name="virtualAccountId">Only on behalf of this sub-client, or of its money.</param>
    /// <param name="instructingInstitutionId">Only what this institution told you to pay.</param>
    [Authorize]
    [UsePaging]
    [UseFiltering<PaymentFilter>]
    [UseSorting<PaymentOrder>]
    public static IQueryable<Payment> GetPayments(
        PaymentsDb db,
        [ID<Recipient>] RecipientId? recipientId,
        [ID<Sender>] SenderId? senderId,
        [ID<VirtualAccount>] VirtualAccountId? virtualAccountId,
        [ID<Institution>] InstitutionId? instructingInstitutionId
    )
    {
        IQueryable<Payment> payments = db.Set<Payment>();
        payments = recipientId is { } recipient
            ? payments.Where(row => row.RecipientId == recipient)
            : payments;
        payments = senderId is { } sender
            ? payments.Where(row => row.SenderId == sender)
            : payments;
        payments = instructingInstitutionId is { } institution
            ? payments.Where(row => row.InstructingInstitutionId == institution)
            : payments;
        return virtualAccountId is { } account
            ? payments.Where(row => row.VirtualAccountId == account)
            : payments;
    }
}

/// <summary>What payments can be found by.</summary>
public sealed class PaymentFilter : FilterInputType<Payment>
{
    protected override void Configure(IFilterInputTypeDescriptor<Payment> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor
            .Field(row => row.Direction)
            .Description("Which way it goes: INBOUND is foreign money that came in.");
        descriptor
            .Field(row => row.From.Currency)
            .Name("fromCurrency")
            .Description("What you gave.");
        descriptor
            .Field(row => row.To.Currency)
            .Name("toCurrency")
            .Description("What the recipient, or your balance, gets.");
        descriptor
            .Field(row => row.From, (MoneyOperationFilterInput money) => money.ToCondition())
            .Description("What you gave.");
        descriptor
            .Field(row => row.To, (MoneyOperationFilterInput money) => money.ToCondition())
            .Description("What the recipient, or your balance, gets.");
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}

/// <summary>What payments can be sorted by.</summary>
public sealed class PaymentOrder : SortInputType<Payment>
{
    protected override void Configure(ISortInputTypeDescriptor<Payment> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}
