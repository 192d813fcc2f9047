using Cacao.Execution.DataLoaders;

namespace Cacao.Tests.Guide;

/// <summary>All customers that one request asks for, in one question.</summary>
public sealed class CustomerById(
    Ledger ledger,
    IBatchScheduler scheduler,
    DataLoaderOptions options
) : BatchDataLoader<int, Customer>(scheduler, options)
{
    protected override Task<IReadOnlyDictionary<int, Customer>> LoadBatchAsync(
        IReadOnlyList<int> keys,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyDictionary<int, Customer>>(
            ledger.FindCustomers(keys).ToDictionary(customer => customer.Id)
        );
}
