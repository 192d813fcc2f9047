using Payments.Storage;

[assembly: AssemblyFixture(typeof(Payments.Tests.Kit.HostsOnBoth))]

namespace Payments.Tests.Kit;

/// <summary>
/// The real host on each database, for tests of what the databases could answer differently: started
/// when the first test asks for it, shared by all.
/// </summary>
public sealed class HostsOnBoth : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<StorageProvider, PaymentsHost> _hosts = [];
    private readonly List<TestDatabase> _databases = [];

    public async Task<PaymentsHost> OnAsync(StorageProvider provider)
    {
        await _turn.WaitAsync(PaymentsHost.Cancel);
        try
        {
            if (!_hosts.TryGetValue(provider, out var host))
            {
                var database = await TestDatabase.CreateAsync(provider);
                _databases.Add(database);
                _hosts[provider] = host = await PaymentsHost.StartNodeAsync(database);
            }

            return host;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values)
        {
            await host.DisposeAsync();
        }

        _databases.ForEach(database => database.Dispose());
        _turn.Dispose();
    }
}
