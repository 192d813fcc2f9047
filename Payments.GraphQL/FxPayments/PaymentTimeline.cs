using Payments.Domain.FxPayments;
using Payments.Domain.Storage;
using Payments.GraphQL.Events;

namespace Payments.GraphQL.FxPayments;

/// <summary>What the log tells of payments, for a whole page of them at once.</summary>
public sealed class PaymentTimelines(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : TimelineLoader<PaymentId>(database, scheduler, options);
