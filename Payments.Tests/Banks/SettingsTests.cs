using Microsoft.Extensions.Options;
using Payments.Sandbox;

namespace Payments.Tests.Banks;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Banks:SandboxBaseUrl", "nowhere")]
    [InlineData("Banks:CallbackBaseUrl", "ftp://files")]
    [InlineData("Banks:RailSecret", "short")]
    [InlineData("Banks:RailParticipantId", "")]
    [InlineData("Banks:Timeout", "00:00:00")]
    [InlineData("Banks:ResponseSizeMax", "7")]
    [InlineData("Banks:FxStaleAfter", "-00:00:01")]
    [InlineData("Banks:FxBaseUrl", "nowhere")]
    [InlineData("Banks:FxFreshFor", "-00:00:01")]
    [InlineData("Banks:FxSpreadMax", "0")]
    [InlineData("Banks:FxJumpMax", "-1")]
    [InlineData("Banks:FxJumpSettle", "-00:00:01")]
    [InlineData("Banks:FxJumpMemory", "00:00:00")]
    [InlineData("Banks:Providers:0:Code", "")]
    [InlineData("Banks:WebhookSourceAddresses:0", "nowhere")]
    [InlineData("Banks:WebhookSourceAddresses:0", "127.1")]
    [InlineData("Banks:WebhookSourceAddresses:0", "127.0.0.2/32")]
    [InlineData("Banks:WebhookSourceAddresses:0", "0.0.0.0")]
    [InlineData("Banks:WebhookSourceAddresses:0", "::")]
    [InlineData("Banks:WebhookSourceAddresses:0", "224.0.0.1")]
    [InlineData("Banks:WebhookSourceAddresses:0", "ff02::1")]
    [InlineData("Banks:WebhookSourceAddresses:0", "::ffff:127.0.0.2")]
    [InlineData("Banks:WebhookSourceAddresses:0", "192.0.2.1")]
    [InlineData("Banks:WebhookSourceAddresses:0", "2001:db8::1")]
    [InlineData("Banks:WebhookPublishedSources:0", "198.51.100.7")]
    [InlineData("Banks:WebhookPublishedSources:0", "198.51.100.7/24")]
    [InlineData("Banks:WebhookPublishedSources:0", "198.51.100.0/33")]
    [InlineData("Banks:WebhookPublishedSources:0", "0.0.0.0/0")]
    [InlineData("Banks:WebhookPublishedSources:0", "2001:db8::1/64")]
    [InlineData("Banks:WebhookPublishedSources:0", "::ffff:198.51.100.0/120")]
    public async Task A_bad_setting_of_the_banks_stops_the_start_and_is_named(
        string key,
        string value
    )
    {
        var refused = await Should.ThrowAsync<OptionsValidationException>(() =>
            OutsideWorld.StartAsync(settings: (key, value))
        );

        refused.Failures.ShouldHaveSingleItem().ShouldStartWith(key);
    }

    [Theory]
    [InlineData("Banks:WebhookSourceAddresses", "127.0.0.2")]
    [InlineData("Banks:WebhookPublishedSources", "198.51.100.0/24")]
    public async Task The_same_source_of_webhooks_twice_stops_the_start(string list, string source)
    {
        var refused = await Should.ThrowAsync<OptionsValidationException>(() =>
            OutsideWorld.StartAsync(null, null, ($"{list}:0", source), ($"{list}:1", source))
        );

        refused.Failures.ShouldHaveSingleItem().ShouldBe($"{list}:1 is there twice.");
    }

    [Fact]
    public async Task Sources_of_webhooks_that_no_receiver_sees_stop_the_start()
    {
        var hidden = await Should.ThrowAsync<OptionsValidationException>(() =>
            OutsideWorld.StartAsync(null, null, ("Banks:WebhookSourceAddresses:0", "127.0.0.2"))
        );
        var unpublished = await Should.ThrowAsync<OptionsValidationException>(() =>
            OutsideWorld.StartAsync(
                null,
                null,
                ("Banks:WebhookSourceAddresses:0", "127.0.0.2"),
                ("Banks:WebhookPublishedSources:0", "2001:db8::/64")
            )
        );

        hidden
            .Failures.ShouldHaveSingleItem()
            .ShouldBe(
                "Banks:WebhookPublishedSources is missing: no receiver sees 127.0.0.2, which is in a private network."
            );
        unpublished
            .Failures.ShouldHaveSingleItem()
            .ShouldBe(
                "Banks:WebhookPublishedSources has no network of the family of 127.0.0.2, from which webhooks are sent."
            );
    }

    public static TheoryData<string, Action<SandboxOptions>> BadSandboxSettings =>
        new()
        {
            {
                "Sandbox:AnswerDelayMin",
                options => options.AnswerDelayMin = TimeSpan.FromSeconds(-1)
            },
            { "Sandbox:AnswerDelayMax", options => options.AnswerDelayMax = TimeSpan.Zero },
            { "Sandbox:RetryDelayMin", options => options.RetryDelayMin = TimeSpan.Zero },
            { "Sandbox:TransactionPageSize", options => options.TransactionPageSize = 0 },
            { "Sandbox:PublicBaseUrl", options => options.PublicBaseUrl = "here" },
            { "Sandbox:CallbackTimeout", options => options.CallbackTimeout = TimeSpan.Zero },
        };

    [Theory]
    [MemberData(nameof(BadSandboxSettings), DisableDiscoveryEnumeration = true)]
    public async Task A_bad_setting_of_the_sandbox_stops_the_start_and_is_named(
        string key,
        Action<SandboxOptions> spoil
    )
    {
        var refused = await Should.ThrowAsync<OptionsValidationException>(() =>
            OutsideWorld.StartAsync(spoil)
        );

        refused.Failures.ShouldHaveSingleItem().ShouldStartWith(key);
    }

    [Fact]
    public async Task Configured_banks_take_the_place_of_the_sandboxs()
    {
        await using var world = await OutsideWorld.StartAsync(
            null,
            null,
            ("Banks:Providers:0:Code", "real_de"),
            ("Banks:Providers:0:Name", "Real Bank"),
            ("Banks:Providers:0:Country", "DE"),
            ("Banks:Providers:0:BaseUrl", "https://xs2a.real.example/psd2")
        );

        world
            .Get<Payments.Domain.AccountData.BankDirectory>()
            .All.ShouldHaveSingleItem()
            .Code.ShouldBe("real_de");
    }
}
