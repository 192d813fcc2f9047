using Microsoft.EntityFrameworkCore;
using Payments.Domain.Deposits;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Deposits;

/// <summary>One payment back to the payer of a deposit; a deposit can have several partial ones.</summary>
[Node]
[ObjectType<DepositRefund>]
public static class DepositRefundType
{
    internal static void Configure(IObjectTypeDescriptor<DepositRefund> refund)
    {
        refund.BindFieldsExplicitly();
        refund.Field(row => row.Id);
        refund
            .Field(row => row.Status)
            .Description("Where it stands; `statusMachines` shows what can follow.");
        refund.Field(row => row.Amount).Description("What goes back.");
        refund.Field(row => row.Reason).Description("What the payer is told.");
        refund.Field(row => row.Source).Description("What it takes its money from.");
        refund.Field(row => row.Version).Description("Rises by one with each change.");
        refund.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>The refund with this id.</summary>
    [NodeResolver]
    public static Task<DepositRefund?> GetAsync(
        DepositRefundId id,
        Caller caller,
        DepositRefundById refunds,
        CancellationToken cancellationToken
    ) => refunds.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>The deposit that it refunds.</summary>
    [GraphQLNonNullType]
    public static Task<Deposit?> GetDepositAsync(
        [Parent] DepositRefund refund,
        DepositById deposits,
        CancellationToken cancellationToken
    ) => deposits.LoadAsync(refund.TenantId, refund.DepositId, cancellationToken);
}

/// <summary>Refunds by their ids.</summary>
public sealed class DepositRefundById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<DepositRefundId, DepositRefund>(database, scheduler, options);

/// <summary>The refunds of deposits, for a whole page of them at once.</summary>
public sealed class RefundsOfDeposit(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : GroupedDataLoader<Owned<DepositId>, DepositRefund>(scheduler, options)
{
    protected override async Task<ILookup<Owned<DepositId>, DepositRefund>> LoadGroupedBatchAsync(
        IReadOnlyList<Owned<DepositId>> keys,
        CancellationToken cancellationToken
    )
    {
        List<DepositRefund> found = [];
        foreach (var group in keys.GroupBy(key => key.TenantId))
        {
            DepositId[] ids = [.. group.Select(key => key.Id)];
            await using var db = database.Open(TenantScope.Of(group.Key));
            found.AddRange(
                await db.Set<DepositRefund>()
                    .Where(refund => ids.Contains(refund.DepositId))
                    .OrderBy(refund => refund.Id)
                    .ToListAsync(cancellationToken)
            );
        }

        return found.ToLookup(refund => new Owned<DepositId>(refund.TenantId, refund.DepositId));
    }
}
