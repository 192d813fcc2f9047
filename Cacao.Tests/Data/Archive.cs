using Cacao.Types.Authoring;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cacao.Tests.Data;

/// <summary>Entities beside entities, in a SQLite file of its own.</summary>
internal sealed class Archive : DbContext
{
    private readonly string _file = System.IO.Path.Combine(
        System.IO.Path.GetTempPath(),
        $"cacao-{Guid.CreateVersion7():N}.db"
    );

    public DbSet<Volume> Volumes => Set<Volume>();

    /// <summary>The SQL that was sent.</summary>
    public List<string> Log { get; } = [];

    public static async Task<Archive> OpenAsync()
    {
        var archive = new Archive();
        await archive.Database.EnsureCreatedAsync();
        archive.Volumes.AddRange(Enumerable.Range(1, 12).Select(Volume.Sample));
        await archive.SaveChangesAsync();
        archive.ChangeTracker.Clear();
        archive.Log.Clear();
        return archive;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        System.IO.File.Delete(_file);
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder
            .UseSqlite($"Data Source={_file}")
            .LogTo(Log.Add, [RelationalEventId.CommandExecuted]);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Volume>().ComplexProperty(volume => volume.Price);
        modelBuilder.Entity<Volume>().Property(volume => volume.Notes);
        modelBuilder.Entity<Volume>().Ignore(volume => volume.Label);
        modelBuilder.Entity<Writer>().Ignore(writer => writer.Initial);
    }
}

/// <summary>Made by its own factory alone, as entities should be.</summary>
public sealed class Volume
{
    private Volume() { }

    public int Id { get; private init; }

    public string Title { get; private init; } = "";

    public int Pages { get; private set; }

    public string? Notes { get; private set; }

    public Genre Genre { get; init; }

    public Price Price { get; init; }

    [IsProjected]
    public int Revision { get; init; }

    [IsProjected(false)]
    public string Cover { get; private set; } = "";

    public int? WriterId { get; private init; }

    public Writer? Writer { get; private init; }

    public List<Chapter> Chapters { get; private init; } = [];

    public ICollection<Loan> Loans { get; private init; } = [];

    public string Label => $"{Title}, {Pages} pages";

    public static Volume Sample(int number) =>
        new()
        {
            Id = number,
            Title = $"Volume {number:00}",
            Pages = 100 + (number * 7 % 5),
            Notes = number % 3 == 0 ? null : $"Note {number}",
            Genre = (Genre)(number % 3),
            Price = new(number * 100, "EUR"),
            Revision = number * 2,
            Cover = "blue",
            Writer = number % 4 == 0 ? null : Writer.Sample(number),
            Chapters =
            [
                .. Enumerable
                    .Range(1, number % 3)
                    .Select(each => new Chapter { Heading = $"{number}.{each}", Length = each }),
            ],
            Loans = [.. Enumerable.Range(1, number % 2).Select(day => new Loan { Day = day })],
        };
}

public sealed class Writer
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public int? Born { get; set; }

    public House? House { get; set; }

    public string Initial => Name[..1];

    public static Writer Sample(int number) =>
        new()
        {
            Name = $"Writer {number % 5}",
            Born = number % 2 == 0 ? null : 1900 + number,
            House = number % 3 == 0 ? null : new() { Name = $"House {number}", City = "Bonn" },
        };
}

public sealed class House
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public string City { get; set; } = "";
}

public sealed class Chapter
{
    public int Id { get; set; }

    public string Heading { get; set; } = "";

    public int Length { get; set; }
}

public sealed class Loan
{
    public int Id { get; set; }

    public int Day { get; set; }
}
