using Payments.Storage;
using Payments.Storage.Migrations;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Storage;

public sealed class MigrationTests
{
    // Tables of the storage itself, which the model does not read.
    private static readonly string[] Unmapped =
    [
        "schema_migrations",
        "event_counter",
        "server_keys",
    ];

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_migrated_schema_is_what_the_model_says(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await using var db = world.OpenAll();
        var model = SchemaDescription.OfModel(db);
        var database = await SchemaDescription.OfDatabaseAsync(world.Storage.Database, Cancel);
        database.RemoveWhere(line =>
            Array.Exists(Unmapped, table => line.StartsWith(table + ":", StringComparison.Ordinal))
        );

        string[] difference =
        [
            .. model.Except(database).Select(line => $"only in the model:    {line}"),
            .. database.Except(model).Select(line => $"only in the database: {line}"),
            .. TablesOf(model)
                .Except(TablesOf(database))
                .Select(table => SchemaDescription.CreateTable(db, table)),
        ];

        string.Join('\n', difference).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Migrating_again_does_nothing(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);

        (await Migrator.MigrateAsync(world.Storage.Database, Cancel)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_file_that_was_changed_after_it_was_applied_is_refused(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        await world.ExecuteAsync("UPDATE schema_migrations SET checksum = 'other'");

        var refusal = await Should.ThrowAsync<StorageSettingsException>(() =>
            Migrator.MigrateAsync(world.Storage.Database, Cancel)
        );

        refusal.Message.ShouldContain("0001_core.sql");
    }

    [Fact]
    public async Task Nodes_that_start_together_migrate_once()
    {
        using var database = await TestDatabase.CreateAsync(StorageProvider.Postgres);

        var nodes = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    PaymentsStorage.StartAsync(database.Settings, TimeProvider.System, Cancel)
                )
        );

        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    private static IEnumerable<string> TablesOf(IEnumerable<string> lines) =>
        lines.Select(line => line[..line.IndexOf(':')]).Distinct();
}
