using System.Text.Json;
using Cacao.Types.Authoring;
using Microsoft.EntityFrameworkCore;

namespace Cacao.Tests.Data;

/// <summary>An archive behind a schema whose lists are projected.</summary>
internal sealed class ArchiveServer(Archive archive) : IAsyncDisposable
{
    private readonly ServiceProvider _services = Services(archive);

    public Archive Archive { get; } = archive;

    public static async Task<ArchiveServer> StartAsync() => new(await Archive.OpenAsync());

    public async Task<string> AskAsync(string query)
    {
        await using var result = await _services.ExecuteRequestAsync(query);
        return result.ToJson();
    }

    /// <summary>The data of a response without errors.</summary>
    public async Task<JsonElement> DataAsync(string query)
    {
        var response = JsonElement.Parse(await AskAsync(query));
        response.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return response.GetProperty("data");
    }

    /// <summary>The one statement that the operation is answered by.</summary>
    public async Task<string> SqlAsync(string query)
    {
        Archive.Log.Clear();
        _ = await DataAsync(query);
        return Archive.Log.ShouldHaveSingleItem();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Archive.DisposeAsync();
    }

    private static ServiceProvider Services(Archive archive)
    {
        var services = new ServiceCollection();
        services.AddSingleton(archive);
        services
            .AddGraphQLServer()
            .AddQueryType()
            .AddType(typeof(ArchiveQueries))
            .AddType(typeof(VolumeType))
            .AddProjections()
            .AddFiltering()
            .AddSorting();
        return services.BuildServiceProvider();
    }
}

[QueryType]
internal static class ArchiveQueries
{
    [UsePaging(IncludeTotalCount = true)]
    [UseProjection]
    [UseFiltering]
    [UseSorting]
    public static IQueryable<Volume> GetVolumes([Service] Archive archive) =>
        archive.Volumes.AsNoTracking();

    [UseProjection]
    [UseFiltering]
    [UseSorting]
    public static IQueryable<Volume> GetList([Service] Archive archive) =>
        archive.Volumes.AsNoTracking().OrderBy(volume => volume.Id);

    /// <summary>All of everything, to compare with.</summary>
    [UseFiltering]
    [UseSorting]
    public static IQueryable<Volume> GetWhole([Service] Archive archive) =>
        archive
            .Volumes.AsNoTracking()
            .Include(volume => volume.Writer!.House)
            .Include(volume => volume.Chapters)
            .Include(volume => volume.Loans)
            .OrderBy(volume => volume.Id);

    [UseFirstOrDefault]
    [UseProjection]
    [UseFiltering]
    public static IQueryable<Volume> GetFirst([Service] Archive archive) =>
        archive.Volumes.AsNoTracking().OrderByDescending(volume => volume.Id);

    [UseSingleOrDefault]
    [UseProjection]
    public static IQueryable<Volume> GetSingle([Service] Archive archive, int max) =>
        archive.Volumes.AsNoTracking().Where(volume => volume.Id <= max);

    [UseFirstOrDefault]
    public static List<string> GetFirstWord() => ["one", "two"];

    [UseSingleOrDefault]
    public static async IAsyncEnumerable<string> GetOnlyWord()
    {
        await Task.Yield();
        yield return "only";
    }

    [UsePaging]
    [UseProjection]
    public static List<Volume> GetInMemory() => [.. Enumerable.Range(1, 3).Select(Volume.Sample)];
}

[ObjectType<Volume>]
internal static class VolumeType
{
    public static int GetTwice([Parent(requires: nameof(Volume.Pages))] Volume volume) =>
        volume.Pages * 2;

    public static string? GetAnything([Parent] Volume volume) => volume.Notes;

    public static string GetMotto() => "Read.";

    [BindMember(nameof(Volume.Cover))]
    public static string GetCover([Parent(requires: nameof(Volume.Id))] Volume volume) =>
        $"{volume.Cover} cover of {volume.Id}";

    [UseFiltering]
    [BindMember(nameof(Volume.Loans))]
    public static ICollection<Loan> GetLoans(
        [Parent(requires: nameof(Volume.Loans))] Volume volume
    ) => volume.Loans;
}
