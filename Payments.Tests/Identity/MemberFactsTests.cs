using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;

namespace Payments.Tests.Identity;

/// <summary>What a tenant tells of its members, and whom the platform turns to.</summary>
public sealed class MemberFactsTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Shown =
        "member { dateOfBirth mobile address { line1 country } isPrimaryContact firstName }";

    [Fact]
    public async Task Birth_mobile_and_address_are_told_and_stay_until_told_otherwise()
    {
        var (memberId, _, _) = await host.Acme.JoinedAsync();
        var told = await UpdateAsync(
            new
            {
                memberId,
                dateOfBirth = "1990-02-03",
                mobile = "0061 422 832 849",
                address = new { line1 = "12 Collins St", country = "AU" },
            }
        );

        var named = await UpdateAsync(new { memberId, firstName = "Ada" });

        told.Refusals().ShouldBeEmpty();
        named["member"]!
            .ToJsonString()
            .ShouldBe(
                """{"dateOfBirth":"1990-02-03","mobile":"\u002B61 422 832 849","address":{"line1":"12 Collins St","country":"AU"},"isPrimaryContact":false,"firstName":"Ada"}"""
            );
    }

    [Fact]
    public async Task What_cannot_be_is_refused_at_its_field()
    {
        var (memberId, _, _) = await host.Acme.JoinedAsync();

        (await UpdateAsync(new { memberId, dateOfBirth = "1890-01-01" }))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.dateOfBirth"]);
        (await UpdateAsync(new { memberId, mobile = "12" }))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.mobile"]);
        (await UpdateAsync(new { memberId, address = new { line1 = "1 Street", country = "XX" } }))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.address.country"]);
    }

    [Fact]
    public async Task One_member_at_most_is_the_primary_contact()
    {
        var members = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            members.Add((await host.Acme.JoinedAsync()).Id);
        }

        var all = await Task.WhenAll(
            members.Select(memberId => UpdateAsync(new { memberId, isPrimaryContact = true }))
        );

        all.SelectMany(payload => payload.Refusals()).ShouldBeEmpty();
        var contact = (await ContactsAsync()).ShouldHaveSingleItem();
        await UpdateAsync(new { memberId = contact, isPrimaryContact = false });
        (await ContactsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_is_removed_is_no_contact_any_more()
    {
        var (memberId, _, _) = await host.Bluegum.JoinedAsync();
        await UpdateAsync(new { memberId, isPrimaryContact = true }, host.Bluegum);

        var removed = await host.Bluegum.DoAsync("removeMember", Shown, new { memberId });

        ((bool)removed["member"]!["isPrimaryContact"]!).ShouldBeFalse();
    }

    private Task<JsonNode> UpdateAsync(object input, GraphUser? admin = null) =>
        (admin ?? host.Acme).DoAsync("updateMember", Shown, input);

    private async Task<List<string>> ContactsAsync()
    {
        var data = await host.Acme.AskAsync(
            "{ members(first: 250) { nodes { id isPrimaryContact } } }"
        );
        return
        [
            .. data["members"]!["nodes"]!
                .AsArray()
                .Where(node => (bool)node!["isPrimaryContact"]!)
                .Select(node => (string)node!["id"]!),
        ];
    }
}
