using Payments.Domain.Storage;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Events;

namespace Payments.GraphQL.Withdrawals;

/// <summary>What the log tells of withdrawals, for a whole page of them at once.</summary>
public sealed class WithdrawalTimelines(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : TimelineLoader<WithdrawalId>(database, scheduler, options);
