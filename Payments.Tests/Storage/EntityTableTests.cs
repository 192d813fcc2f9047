using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Payments.Domain.Storage;
using Payments.Storage;
using Payments.Storage.Entities;
using Payments.Storage.Gate;
using Payments.Storage.Postgres;
using Payments.Storage.Rows;
using Payments.Storage.Sqlite;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Storage;

/// <summary>The gate writes entities by its own statements; EF Core must not see the difference.</summary>
public sealed class EntityTableTests
{
    public static TheoryData<StorageProvider, bool> BothWithAndWithoutOptionalValues =>
        new MatrixTheoryData<StorageProvider, bool>(
            [StorageProvider.Sqlite, StorageProvider.Postgres],
            [true, false]
        );

    [Theory, MemberData(nameof(BothWithAndWithoutOptionalValues))]
    public async Task Every_entity_is_added_as_EF_Core_adds_it(
        StorageProvider provider,
        bool withOptional
    )
    {
        await using var world = await StartAsync(provider);
        await using var writer = await Writer.OpenAsync(world);
        var samples = new SampleEntities(withOptional);
        foreach (var type in writer.Db.Model.GetEntityTypes())
        {
            var entity = samples.Make(type);

            var theirs = await writer.TryAsync(
                type,
                () => writer.SaveAsync(EntityState.Added, entity)
            );
            var ours = await writer.TryAsync(
                type,
                () => writer.WriteAsync(type, new(null, entity))
            );

            theirs.Count.ShouldBeGreaterThan(1, type.Name);
            ours.ShouldBe(theirs, type.Name);
        }
    }

    [Theory, MemberData(nameof(BothWithAndWithoutOptionalValues))]
    public async Task Every_entity_is_changed_as_EF_Core_changes_it(
        StorageProvider provider,
        bool withOptional
    )
    {
        await using var world = await StartAsync(provider);
        await using var writer = await Writer.OpenAsync(world);
        foreach (var type in writer.Db.Model.GetEntityTypes())
        {
            var before = new SampleEntities(!withOptional).Make(type);
            var now = EntityFields.Clone(before);
            var changes = new SampleEntities(withOptional);
            _ = changes.Make(type); // Uses up the values that the first one has.
            changes.Change(type, now);

            var theirs = await writer.TryAsync(
                type,
                async () =>
                {
                    await writer.SaveAsync(EntityState.Added, before);
                    await writer.ChangeAsync(before, now);
                }
            );
            var ours = await writer.TryAsync(
                type,
                async () =>
                {
                    await writer.WriteAsync(type, new(null, before));
                    await writer.WriteAsync(type, new(before, now));
                }
            );

            ours.ShouldBe(theirs, type.Name);
        }
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_entity_can_be_removed(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await using var writer = await Writer.OpenAsync(world);
        foreach (var type in writer.Db.Model.GetEntityTypes())
        {
            var entity = new SampleEntities(withOptional: true).Make(type);

            var before = await writer.TryAsync(type, () => Task.CompletedTask);
            var after = await writer.TryAsync(
                type,
                async () =>
                {
                    await writer.WriteAsync(type, new(null, entity));
                    await writer.WriteAsync(type, new(entity, null));
                }
            );

            after.ShouldBe(before, type.Name);
        }
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_row_that_is_no_longer_what_was_read_is_a_conflict(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(100);
        var parcel = (await world.RunAsync(new PackParcel(Aud(1)))).Value;
        await using var writer = await Writer.OpenAsync(world);
        var type = writer.Db.Model.FindEntityType(typeof(Parcel))!;
        var read = EntityFields.Clone(parcel);
        parcel.Revalue(Aud(7));
        await writer.WriteAsync(type, new(read, parcel));

        var late = (Parcel)EntityFields.Clone(read);
        late.Revalue(Aud(8));
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() =>
            writer.WriteAsync(type, new(read, late))
        );
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() =>
            writer.WriteAsync(type, new(read, null))
        );

        await using var db = world.Open();
        (await db.Set<Parcel>().SingleAsync(Cancel)).Value.ShouldBe(Aud(7));
    }

    /// <summary>A second writer beside the idle gate.</summary>
    private sealed class Writer : IAsyncDisposable
    {
        private readonly DbConnection _connection;
        private readonly IRowWriter _rows;
        private readonly EntityTables _tables;

        private Writer(PaymentsDatabase database, DbConnection connection)
        {
            _connection = connection;
            Db = database.OpenWriterContext(connection);
            _tables = EntityTables.Of(Db.Model);
            _rows = connection is SqliteConnection sqlite
                ? new SqliteRowWriter(sqlite)
                : new PostgresRowWriter((NpgsqlConnection)connection);
        }

        public PaymentsDb Db { get; }

        public static async Task<Writer> OpenAsync(PaymentsWorld world) =>
            new(world.Storage.Database, await world.Storage.Database.OpenWriterAsync(Cancel));

        /// <summary>The table's rows as they are after the act, which is then undone.</summary>
        public async Task<List<string>> TryAsync(IEntityType type, Func<Task> act)
        {
            await using var transaction = await _connection.BeginTransactionAsync(Cancel);
            await Db.Database.UseTransactionAsync(transaction, Cancel);
            await act();
            var rows = await RowsAsync(type);
            await Db.Database.UseTransactionAsync(null, Cancel);
            await transaction.RollbackAsync(Cancel);
            return rows;
        }

        public async Task SaveAsync(EntityState state, object entity)
        {
            Db.Entry(entity).State = state;
            await Db.SaveChangesAsync(Cancel);
            Db.ChangeTracker.Clear();
        }

        public async Task ChangeAsync(object before, object now)
        {
            var entity = EntityFields.Clone(before);
            Db.Attach(entity);
            EntityFields.Restore(entity, now);
            Db.ChangeTracker.DetectChanges();
            await Db.SaveChangesAsync(Cancel);
            Db.ChangeTracker.Clear();
        }

        public async Task WriteAsync(IEntityType type, EntityChange change)
        {
            _tables.Of(type.ClrType).Write(_rows, [change]);
            await _rows.FinishAsync(Cancel);
        }

        public async ValueTask DisposeAsync()
        {
            _rows.Dispose();
            await Db.DisposeAsync();
            await _connection.DisposeAsync();
        }

        private async Task<List<string>> RowsAsync(IEntityType type)
        {
            await using var command = _connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {type.GetTableName()}";
            await using var reader = await command.ExecuteReaderAsync(Cancel);
            List<string> values = ["rows:"];
            while (await reader.ReadAsync(Cancel))
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    values.Add($"{reader.GetName(column)} = {Text(reader.GetValue(column))}");
                }
            }

            return values;
        }

        private static string Text(object value) =>
            value is byte[] bytes
                ? $"bytes {Convert.ToHexString(bytes)}"
                : $"{value.GetType().Name} {Convert.ToString(value, CultureInfo.InvariantCulture)}";
    }
}
