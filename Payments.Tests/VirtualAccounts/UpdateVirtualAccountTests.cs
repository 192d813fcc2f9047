using System.Text.Json.Nodes;
using Payments.Tests.Kit;
using static Payments.Tests.VirtualAccounts.SubClients;

namespace Payments.Tests.VirtualAccounts;

public sealed class UpdateVirtualAccountTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private GraphUser Acme => host.Acme;

    [Fact]
    public async Task A_new_address_is_looked_up_again_while_the_account_collects()
    {
        var (id, version) = await OpenVerifiedAsync();

        var changed = await UpdateAsync(
            id,
            version,
            new() { ["address"] = Address(line1: "1 Nosuchplace Rd") }
        );

        changed["virtualAccount"]!["addressVerification"]!.ToString().ShouldBe("PENDING");
        var now = await Acme.AccountWhenAsync(
            id,
            account => account["addressVerification"]!.ToString() == "UNVERIFIABLE"
        );
        now["status"]!.ToString().ShouldBe("ACTIVE");
        var again = await UpdateAsync(
            id,
            now["version"]!.GetValue<int>(),
            new() { ["address"] = Address(line1: "2 Bourke St") }
        );
        again.Refusals().ShouldBeEmpty();
        await Acme.AccountWhenAsync(
            id,
            account => account["addressVerification"]!.ToString() == "VERIFIED"
        );
    }

    [Fact]
    public async Task What_is_left_out_stays_and_null_takes_away()
    {
        var (id, version) = await OpenVerifiedAsync();
        var given = await UpdateAsync(
            id,
            version,
            new() { ["externalId"] = Key(), ["postalAddress"] = Address(line1: "PO Box 9") }
        );
        given.Refusals().ShouldBeEmpty();

        var taken = await UpdateAsync(id, version + 1, new() { ["externalId"] = null });

        var account = taken["virtualAccount"]!;
        account["externalId"].ShouldBeNull();
        account["postalAddress"]!["line1"]!.ToString().ShouldBe("PO Box 9");
        account["address"]!["line1"]!.ToString().ShouldBe("12 Collins St");
        account["version"]!.GetValue<int>().ShouldBe(version + 2);
    }

    [Fact]
    public async Task Another_version_is_refused_and_changes_nothing()
    {
        var (id, version) = await OpenVerifiedAsync();

        var refused = await UpdateAsync(id, version - 1, new() { ["externalId"] = Key() });

        refused.Refusals().ShouldBe(["VERSION_CONFLICT input.version"]);
        (await Acme.AccountAsync(id))["version"]!.GetValue<int>().ShouldBe(version);
    }

    [Fact]
    public async Task Half_an_address_is_refused()
    {
        var (id, version) = await OpenVerifiedAsync();
        var half = Address();
        half.Remove("postcode");

        (await UpdateAsync(id, version, new() { ["address"] = half }))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.address.postcode"]);
    }

    [Fact]
    public async Task A_reference_belongs_to_one_account()
    {
        var reference = Key();
        await Acme.TryOpenAsync(Person(), externalId: reference);
        var (id, version) = await OpenVerifiedAsync();

        (await UpdateAsync(id, version, new() { ["externalId"] = reference }))
            .Refusals()
            .ShouldBe(["DUPLICATE_EXTERNAL_ID input.externalId"]);
    }

    [Fact]
    public async Task An_account_of_ones_own_has_no_address()
    {
        var own = await Acme.ChangeAsync(
            "createVirtualAccount",
            Selection,
            new
            {
                accountName = "Sales",
                currency = "AUD",
                idempotencyKey = Key(),
            }
        );

        (
            await UpdateAsync(
                own["virtualAccount"]!["id"]!.ToString(),
                2,
                new() { ["address"] = Address() }
            )
        )
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.address"]);
    }

    private async Task<(string Id, int Version)> OpenVerifiedAsync()
    {
        var id = await Acme.OpenAsync(Person());
        var account = await Acme.AccountWhenAsync(
            id,
            now =>
                now["status"]!.ToString() == "ACTIVE"
                && now["addressVerification"]!.ToString() == "VERIFIED"
        );
        return (id, account["version"]!.GetValue<int>());
    }

    private Task<JsonNode> UpdateAsync(string id, int version, JsonObject changes)
    {
        changes["version"] = version;
        return Acme.ChangeAccountAsync("updateVirtualAccount", id, changes);
    }
}
