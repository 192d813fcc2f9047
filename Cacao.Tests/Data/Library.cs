using Cacao.Tests.Kit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cacao.Tests.Data;

/// <summary>Which database keeps a <see cref="Library"/>.</summary>
public enum Keeper
{
    Sqlite,
    Postgres,
}

/// <summary>Rows of every kind of key, in a database of its own: a SQLite file or one on PostgreSQL.</summary>
internal sealed class Library(string? postgres = null) : DbContext
{
    private readonly string _file = System.IO.Path.Combine(
        System.IO.Path.GetTempPath(),
        $"cacao-{Guid.CreateVersion7():N}.db"
    );

    public DbSet<Book> Books => Set<Book>();

    /// <summary>The SQL that was sent.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Skips the test, saying how to install it, where PostgreSQL is missing.</summary>
    public static async Task<Library> OpenAsync(
        IEnumerable<Book> books,
        Keeper keeper = Keeper.Sqlite
    )
    {
        Assert.SkipUnless(
            keeper is Keeper.Sqlite || PostgresCluster.IsInstalled,
            PostgresCluster.HowToInstall
        );
        var library = new Library(
            keeper is Keeper.Postgres ? await PostgresCluster.CreateDatabaseAsync() : null
        );
        await library.Database.EnsureCreatedAsync();
        library.Books.AddRange(books);
        await library.SaveChangesAsync();
        library.ChangeTracker.Clear();
        library.Log.Clear();
        return library;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (postgres is null)
        {
            SqliteConnection.ClearAllPools();
            System.IO.File.Delete(_file);
        }
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        _ = postgres is null
            ? optionsBuilder.UseSqlite($"Data Source={_file}")
            : optionsBuilder.UseNpgsql(postgres);
        optionsBuilder.LogTo(Log.Add, [RelationalEventId.CommandExecuted]);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<BookId>().HaveConversion<BookIdConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<Genre>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Book>().HasKey(book => new { book.Shelf, book.Id });
        modelBuilder
            .Entity<Book>()
            .HasMany(book => book.Reviews)
            .WithOne()
            .HasForeignKey("Shelf", "BookId")
            .OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<Book>().ComplexProperty(book => book.Price);
    }

    private sealed class BookIdConverter()
        : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<BookId, byte[]>(
            id => id.Value.ToByteArray(true),
            bytes => new BookId(new Guid(bytes, true))
        );

    private sealed class InstantConverter()
        : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<
            DateTimeOffset,
            long
        >(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

/// <summary>Has neither operators nor an order of its own.</summary>
public readonly record struct BookId(Guid Value);

public readonly record struct Price(long Minor, string Currency);

public enum Genre
{
    Novel,
    Essay,
    Poem,
}

public sealed class Author
{
    public int Id { get; set; }

    public string Name { get; set; } = "";
}

public sealed class Review
{
    public int Id { get; set; }

    public int Stars { get; set; }

    public string? Text { get; set; }
}

public sealed class Book
{
    public int Shelf { get; set; }

    public BookId Id { get; set; }

    public string Title { get; set; } = "";

    public string? Subtitle { get; set; }

    public int Pages { get; set; }

    public int? Edition { get; set; }

    public Genre Genre { get; set; }

    public bool IsLent { get; set; }

    public DateTimeOffset BoughtAt { get; set; }

    public Price Price { get; set; }

    public Author? Author { get; set; }

    public List<Review> Reviews { get; set; } = [];
}
