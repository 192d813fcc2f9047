using Microsoft.Extensions.Configuration;
using Payments.GraphQL.Hosting;
using Payments.Storage;

namespace Payments.Tests.Hosting;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("urls", "nonsense")]
    [InlineData("urls", "http://127.0.0.1:5000;ftp://127.0.0.1")]
    [InlineData("urls", "http://127.0.0.1:99999")]
    [InlineData("ConnectionStrings:Payments", "nonsense")]
    [InlineData("ConnectionStrings:Payments", "Data Source=:memory:")]
    [InlineData("Demo:Seed", "perhaps")]
    [InlineData("Sandbox:Enabled", "2")]
    [InlineData("Operations:Registered", "no/such/folder")]
    [InlineData("Graph:Production", "perhaps")]
    [InlineData("Graph:MaxFieldCost", "0")]
    [InlineData("Graph:MaxTypeCost", "-1")]
    [InlineData("Graph:MaxTypeCost", "much")]
    [InlineData("Identity:Issuer", "")]
    [InlineData("Identity:TokenLifetime", "00:00:01")]
    [InlineData("Identity:TokenLifetime", "soon")]
    [InlineData("Identity:KeyPassphrase", "short")]
    [InlineData("Identity:FailuresMax", "0")]
    [InlineData("Identity:FailurePause", "-00:00:01")]
    [InlineData("Reviews:From:AUD", "much")]
    [InlineData("Reviews:From:XYZ", "1.00")]
    [InlineData("Reviews:NewRecipientFrom:JPY", "1.50")]
    public void A_bad_setting_is_refused_in_one_sentence_that_names_it(string name, string value)
    {
        var message = Should.Throw<SettingException>(() => Read((name, value))).Message;

        message.ShouldContain(name);
        message.ShouldEndWith(".");
        message.ShouldNotContain("\n");
    }

    [Fact]
    public void What_is_reviewed_before_it_leaves_is_read_from_the_settings()
    {
        var reviews = Read(
            ("Reviews:From:AUD", "10000.00"),
            ("Reviews:NewRecipientFrom:aud", "500.00"),
            ("Reviews:Countries:0", "IR"),
            ("Reviews:Recipients:0", "Bad Actor Ltd"),
            ("Reviews:Accounts:0", "DE89 3704 0044 0532 0130 00")
        ).Reviews;

        reviews.From.ShouldHaveSingleItem().ToString().ShouldBe("10000.00 AUD");
        reviews.NewRecipientFrom.ShouldHaveSingleItem().MinorUnits.ShouldBe(50_000);
        reviews.Countries.ShouldBe(["IR"]);
        reviews.Recipients.ShouldBe(["Bad Actor Ltd"]);
        reviews.Accounts.ShouldBe(["DE89370400440532013000"]);
        Should
            .Throw<SettingException>(() => Read(("Reviews:Countries:0", "Iran")))
            .Message.ShouldContain("Reviews:Countries");
        Should
            .Throw<SettingException>(() => Read(("Reviews:Recipients:0", " ")))
            .Message.ShouldContain("Reviews:Recipients");
    }

    [Fact]
    public void Without_settings_there_is_a_demo_on_an_embedded_database()
    {
        var settings = Read();

        settings.Storage.Provider.ShouldBe(StorageProvider.Sqlite);
        settings.SeedsDemo.ShouldBeTrue();
        settings.RunsSandbox.ShouldBeTrue();
        settings.RegisteredOperations.ShouldBeNull();
        settings.Graph.Production.ShouldBeFalse();
        settings.SandboxJournal.ShouldBe("payments.sandbox.jsonl");
        settings.Identity.TokenLifetime.ShouldBe(TimeSpan.FromHours(4));
    }

    [Fact]
    public async Task A_bad_setting_ends_the_program_with_exit_code_1() =>
        (await PaymentsServer.RunAsync(["--urls", "nonsense"])).ShouldBe(1);

    private static ServerSettings Read(params (string Name, string Value)[] settings) =>
        ServerSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(setting =>
                        KeyValuePair.Create<string, string?>(setting.Name, setting.Value)
                    )
                )
                .Build()
        );
}
