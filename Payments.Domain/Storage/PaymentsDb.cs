using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.Storage;

/// <summary>
/// The model, and the window through which it is read. Each slice maps its entities beside them in
/// an <c>IEntityTypeConfiguration</c>; keys, names, conversions and the tenant filter come from the
/// conventions here. Changes go through the write gate only.
/// </summary>
public sealed class PaymentsDb(DbContextOptions<PaymentsDb> options) : DbContext(options)
{
    internal const string TenantFilter = "tenant";

    /// <summary>What may be seen. Given by the factory; a context without it sees nothing.</summary>
    public TenantScope Scope { get; internal set; }

    // The query filter reads this on every execution, so a pooled context never keeps an old tenant.
    private TenantId ScopeTenantId => Scope.TenantId;

    /// <summary>Rows of every tenant, for the platform's own work: workers, operators, proofs.</summary>
    public IQueryable<TEntity> AcrossTenants<TEntity>()
        where TEntity : class, ITenantOwned =>
        Scope.IsPlatform
            ? Set<TEntity>().IgnoreQueryFilters([TenantFilter])
            : throw new InvalidOperationException("Only the platform reads across tenants.");

    // Pooled contexts live on: the next one to rent this must not inherit the scope.
    public override void Dispose()
    {
        Scope = TenantScope.None;
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        Scope = TenantScope.None;
        return base.DisposeAsync();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<Currency>().HaveConversion<CurrencyConverter>();
        var converters = Database.IsSqlite()
            ? ValueConverters.ForSqlite
            : ValueConverters.ForPostgres;
        foreach (var (type, converter) in converters)
        {
            configurationBuilder.Properties(type).HaveConversion(converter);
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var assembly in ModelParts.Assemblies)
        {
            modelBuilder.ApplyConfigurationsFromAssembly(assembly);
        }

        foreach (var entity in modelBuilder.Model.GetEntityTypes().ToList())
        {
            if (typeof(ITenantOwned).IsAssignableFrom(entity.ClrType))
            {
                OwnByTenantMethod.MakeGenericMethod(entity.ClrType).Invoke(this, [modelBuilder]);
            }

            ColumnNames.Apply(entity);
        }
    }

    private static readonly MethodInfo OwnByTenantMethod = typeof(PaymentsDb).GetMethod(
        nameof(OwnByTenant),
        BindingFlags.NonPublic | BindingFlags.Instance
    )!;

    private void OwnByTenant<TEntity>(ModelBuilder modelBuilder)
        where TEntity : class, ITenantOwned
    {
        var entity = modelBuilder.Entity<TEntity>();
        entity.HasQueryFilter(TenantFilter, row => row.TenantId == ScopeTenantId);
        if (entity.Metadata.FindProperty("Id") is { } id && IdKinds.Types.Contains(id.ClrType))
        {
            entity.HasKey(nameof(ITenantOwned.TenantId), id.Name);
        }
    }
}
