using Microsoft.EntityFrameworkCore;

namespace Payments.Benchmarks.Engine;

internal sealed class StoredParty
{
    public int Id { get; set; }

    public string Name { get; set; } = string.Empty;

    public string Country { get; set; } = string.Empty;
}

internal sealed class StoredPayment
{
    public int Id { get; set; }

    public string Reference { get; set; } = string.Empty;

    public long AmountMinor { get; set; }

    public string Currency { get; set; } = string.Empty;

    public SampleStatus Status { get; set; }

    public string Method { get; set; } = string.Empty;

    public DateTime CreatedAt { get; set; }

    public string? Description { get; set; }

    public bool Refunded { get; set; }

    public double RiskScore { get; set; }

    public int SenderId { get; set; }

    public StoredParty? Sender { get; set; }

    public int RecipientId { get; set; }

    public StoredParty? Recipient { get; set; }
}

/// <summary>A hundred thousand payments among five hundred parties: what Q3 pages through.</summary>
internal sealed class SampleDb(DbContextOptions<SampleDb> options) : DbContext(options)
{
    public DbSet<StoredPayment> Payments => Set<StoredPayment>();

    public DbSet<StoredParty> Parties => Set<StoredParty>();

    public void Seed()
    {
        if (!Database.EnsureCreated())
        {
            return;
        }

        Database.ExecuteSqlRaw(
            """
            with recursive n(i) as (select 1 union all select i + 1 from n where i < 500)
            insert into Parties(Id, Name, Country)
            select i, 'Party ' || i, case i % 3 when 0 then 'DE' when 1 then 'US' else 'FR' end from n;

            with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
            insert into Payments(Id, Reference, AmountMinor, Currency, Status, Method, CreatedAt,
                                 Description, Refunded, RiskScore, SenderId, RecipientId)
            select i, printf('PAY-%06d', i), (i * 7919) % 1000000,
                   case i % 3 when 0 then 'EUR' when 1 then 'USD' else 'GBP' end, i % 5,
                   case i % 2 when 0 then 'card' else 'sepa_credit' end,
                   datetime('2024-01-01', '+' || (i * 5) || ' minutes'),
                   case when i % 7 = 0 then null else 'Invoice ' || i end, i % 11 = 0,
                   (i % 100) / 100.0, 1 + (i * 31) % 500, 1 + (i * 17) % 500
            from n;
            """
        );
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredPayment>(payment =>
        {
            payment
                .Property(row => row.CreatedAt)
                .HasConversion(at => at, at => DateTime.SpecifyKind(at, DateTimeKind.Utc));
            payment.HasIndex(row => row.CreatedAt);
        });
    }
}
