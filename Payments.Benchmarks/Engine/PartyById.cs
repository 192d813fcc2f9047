using Cacao.Execution.DataLoaders;
using Microsoft.EntityFrameworkCore;

namespace Payments.Benchmarks.Engine;

/// <summary>The parties of a whole page, in one query.</summary>
internal sealed class PartyById(
    IBatchScheduler batchScheduler,
    SampleDb db,
    DataLoaderOptions? options = null
) : BatchDataLoader<int, StoredParty>(batchScheduler, options)
{
    protected override async Task<IReadOnlyDictionary<int, StoredParty>> LoadBatchAsync(
        IReadOnlyList<int> keys,
        CancellationToken cancellationToken
    ) =>
        await db
            .Parties.AsNoTracking()
            .Where(party => keys.Contains(party.Id))
            .ToDictionaryAsync(party => party.Id, cancellationToken);
}
