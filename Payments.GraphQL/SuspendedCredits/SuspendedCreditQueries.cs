using Payments.Domain.Storage;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Operators;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.SuspendedCredits;

[QueryType]
public static class SuspendedCreditQueries
{
    /// <summary>
    /// What your accounts could not take, in the order of its arrival. An operator of the platform sees
    /// that of all tenants of the environment, and what nobody has the number for; other members of the
    /// platform's own tenant are refused (FORBIDDEN).
    /// </summary>
    [Authorize]
    [UsePaging]
    [UseFiltering<SuspendedCreditFilter>]
    [UseSorting<SuspendedCreditOrder>]
    public static async Task<IQueryable<SuspendedCredit>> GetSuspendedCreditsAsync(
        PaymentsDb db,
        Caller caller,
        OperatorDesk desk,
        RequestContexts contexts,
        CancellationToken cancellationToken
    ) =>
        PlatformTenant.Is(caller.TenantId)
            ? await desk.ListAsync<SuspendedCredit>(
                credit => true,
                caller,
                contexts,
                cancellationToken
            )
            : db.Set<SuspendedCredit>();
}

/// <summary>What suspended credits can be found by.</summary>
public sealed class SuspendedCreditFilter : FilterInputType<SuspendedCredit>
{
    protected override void Configure(IFilterInputTypeDescriptor<SuspendedCredit> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor.Field(row => row.Reason).Description("Why it is not a deposit.");
        descriptor.Field(row => row.Rail).Description("The clearing that brought it.");
        descriptor.Field(row => row.RailCreditId).Description("The rail's own id.");
        descriptor.Field(row => row.PayerName).Description("Who paid, as the rail tells.");
        descriptor.Field(row => row.Reference).Description("What the payer wrote.");
        descriptor.Field(row => row.ReceivedAt).Description("When the rail had it.");
        descriptor.Field(row => row.CreatedAt).Description("On the clock of whose book it is in.");
    }
}

/// <summary>What suspended credits can be sorted by.</summary>
public sealed class SuspendedCreditOrder : SortInputType<SuspendedCredit>
{
    protected override void Configure(ISortInputTypeDescriptor<SuspendedCredit> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On the clock of whose book it is in.");
    }
}
