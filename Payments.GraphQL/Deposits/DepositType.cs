using Payments.Domain.Deposits;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Values;
using Payments.GraphQL.VirtualAccounts;

namespace Payments.GraphQL.Deposits;

/// <summary>Money that came in by a local rail.</summary>
[Node]
[ObjectType<Deposit>]
public static class DepositType
{
    /// <summary>The deposit with this id.</summary>
    [NodeResolver]
    public static Task<Deposit?> GetAsync(
        DepositId id,
        Caller caller,
        DepositById deposits,
        CancellationToken cancellationToken
    ) => deposits.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>The account it came in on.</summary>
    [BindMember(nameof(Deposit.VirtualAccountId))]
    public static Task<VirtualAccount?> GetVirtualAccountAsync(
        [Parent] Deposit deposit,
        VirtualAccountById accounts,
        CancellationToken cancellationToken
    ) => accounts.LoadAsync(deposit.TenantId, deposit.VirtualAccountId, cancellationToken);

    /// <summary>Why it was refused or sent back; null otherwise.</summary>
    [BindMember(nameof(Deposit.ReasonCode))]
    public static StatusReason? GetStatusReason([Parent] Deposit deposit) =>
        StatusReason.Of(deposit.ReasonCode, deposit.ReasonMessage);
}

/// <summary>Deposits by their ids.</summary>
public sealed class DepositById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions options
) : ByIdLoader<DepositId, Deposit>(database, scheduler, options);
