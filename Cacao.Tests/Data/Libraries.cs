namespace Cacao.Tests.Data;

/// <summary>The same books in each database, for tests that only read.</summary>
public class Libraries : IAsyncDisposable
{
    private readonly Dictionary<Keeper, LibraryServer> _servers = [];

    public static IEnumerable<Keeper> All => Enum.GetValues<Keeper>();

    internal virtual IEnumerable<Book> Books => KeysetPagingTests.Books(new Random(3), 40);

    internal async Task<LibraryServer> OfAsync(Keeper keeper)
    {
        if (!_servers.TryGetValue(keeper, out var server))
        {
            server = new(await Library.OpenAsync(Books, keeper));
            _servers[keeper] = server;
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
