using Npgsql;
using Payments.Storage;

namespace Payments.Tests.Storage;

public sealed class StorageSettingsTests
{
    [Theory]
    [InlineData("Data Source=payments.db", StorageProvider.Sqlite)]
    [InlineData("data source=/tmp/a b.db;Default Timeout=5", StorageProvider.Sqlite)]
    [InlineData("Host=localhost;Database=payments", StorageProvider.Postgres)]
    public void The_connection_string_chooses_the_database(string text, StorageProvider provider) =>
        StorageSettings.Parse(text).Provider.ShouldBe(provider);

    [Fact]
    public void One_node_takes_fewer_connections_than_a_database_has()
    {
        var settings = StorageSettings.Parse("Host=localhost;Database=payments");

        // PostgreSQL's own default is 100, of which 3 are for its administrator, and one listens for events.
        (
            MostOf(settings.ReaderConnectionString) + MostOf(settings.WriterConnectionString)
        ).ShouldBeLessThan(96);
    }

    [Theory]
    [InlineData("Maximum Pool Size=7")]
    [InlineData("maxpoolsize=7")]
    public void It_takes_as_many_as_it_is_told(string setting)
    {
        var settings = StorageSettings.Parse($"Host=localhost;Database=payments;{setting}");

        MostOf(settings.ReaderConnectionString).ShouldBe(7);
        MostOf(settings.WriterConnectionString).ShouldBe(7);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("payments.db")]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=a.db;Colour=Red")]
    [InlineData("Host=localhost;Colour=Red")]
    public void A_bad_setting_is_one_sentence_that_names_it(string? text)
    {
        var refusal = Should.Throw<StorageSettingsException>(() => StorageSettings.Parse(text));

        refusal.Message.ShouldStartWith("ConnectionStrings:Payments ");
        refusal.Message.ShouldEndWith(".");
        refusal.Message.ShouldNotContain("\n");
    }

    private static int MostOf(string text) => new NpgsqlConnectionStringBuilder(text).MaxPoolSize;
}
