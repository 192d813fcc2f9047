using System.Text.Json;
using Cacao.Types.Sdl;

namespace Cacao.Tests.Data;

/// <summary>A library behind its schema, without a transport.</summary>
internal sealed class LibraryServer(Library library) : IAsyncDisposable
{
    private readonly ServiceProvider _services = Services(library);

    public Library Library { get; } = library;

    public string Sdl =>
        SchemaPrinter.Print(_services.GetRequiredService<Cacao.Types.Model.Schema>());

    public static async Task<LibraryServer> StartAsync(int books = 40) =>
        new(await Library.OpenAsync(KeysetPagingTests.Books(new Random(3), books)));

    public async Task<string> AskAsync(string query, string? variables = null)
    {
        await using var result = await _services.ExecuteRequestAsync(query, variables);
        return result.ToJson();
    }

    /// <summary>The data of a response without errors.</summary>
    public async Task<JsonElement> DataAsync(string query, string? variables = null)
    {
        var response = JsonElement.Parse(await AskAsync(query, variables));
        response.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return response.GetProperty("data");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Library.DisposeAsync();
    }

    private static ServiceProvider Services(Library library)
    {
        var services = new ServiceCollection();
        services.AddSingleton(library);
        services
            .AddGraphQLServer()
            .AddQueryType()
            .AddType(typeof(BookQueries))
            .AddType(typeof(BookType))
            .AddFiltering()
            .AddSorting();
        return services.BuildServiceProvider();
    }
}
