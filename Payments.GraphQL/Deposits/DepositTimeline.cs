using Payments.Domain.Deposits;
using Payments.Domain.Storage;
using Payments.GraphQL.Events;

namespace Payments.GraphQL.Deposits;

/// <summary>What the log tells of deposits, for a whole page of them at once.</summary>
public sealed class DepositTimelines(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : TimelineLoader<DepositId>(database, scheduler, options);
