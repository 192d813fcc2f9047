using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.Domain.Commands;
using Payments.Domain.Institutions;
using Payments.Domain.Outbox;
using Payments.Domain.Parties;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;
using Payments.Storage;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;
using Payments.Tests.VirtualAccounts;

namespace Payments.Tests.Institutions;

/// <summary>The institution for which a sub-client's account is.</summary>
public sealed class InstructedSubClientTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Shown = """
        virtualAccount { id version instructingInstitution { id legalName } } matchedExistingInstitution
        """;

    [Fact]
    public async Task It_is_shown_found_and_replaced()
    {
        var (first, second) = (await InstitutionAsync(), await InstitutionAsync());
        var account = (await OpenAsync(new { instructingInstitutionId = first }))[
            "virtualAccount"
        ]!;
        account["instructingInstitution"]!["id"]!.ToString().ShouldBe(first);
        (await FoundAsync(first)).ShouldBe([account["id"]!.ToString()]);
        var id = account["id"]!.ToString();
        var active = await host.Acme.AccountWhenAsync(id, "ACTIVE");

        var changed = await Eventually.ReachesAsync(
            async () =>
                await host.Acme.DoAsync(
                    "updateVirtualAccount",
                    Shown,
                    new
                    {
                        virtualAccountId = id,
                        // It rises while the address is looked up.
                        version = (await host.Acme.AccountAsync(id))["version"]!.GetValue<int>(),
                        instructingInstitutionId = second,
                    }
                ),
            payload => payload.Refusals().Length == 0,
            payload => payload.ToJsonString()
        );

        active["status"]!.ToString().ShouldBe("ACTIVE");
        changed["virtualAccount"]!["instructingInstitution"]!["id"]!.ToString().ShouldBe(second);
        (await FoundAsync(first)).ShouldBeEmpty();
        (await FoundAsync(second)).ShouldBe([id]);
    }

    [Fact]
    public async Task One_given_inline_is_stored_once()
    {
        var instructingInstitution = Facts($"Inline Bank {ComplianceTalk.Key()}");

        var first = await OpenAsync(new { instructingInstitution });
        var second = await OpenAsync(new { instructingInstitution });
        var none = await OpenAsync(new { });

        first["matchedExistingInstitution"]!.GetValue<bool>().ShouldBeFalse();
        second["matchedExistingInstitution"]!.GetValue<bool>().ShouldBeTrue();
        second["virtualAccount"]!["instructingInstitution"]!["id"]!
            .ToString()
            .ShouldBe(first["virtualAccount"]!["instructingInstitution"]!["id"]!.ToString());
        none["matchedExistingInstitution"].ShouldBeNull();
        none["virtualAccount"]!["instructingInstitution"].ShouldBeNull();
    }

    [Fact]
    public async Task Who_may_not_instruct_opens_no_account()
    {
        var (rejected, deleted) = (await InstitutionAsync(), await InstitutionAsync());
        await host.Acme.DoAsync(
            "simulateInstitutionDecision",
            "institution { id }",
            new { institutionId = rejected, approve = false }
        );
        await host.Acme.DoAsync(
            "deleteInstitution",
            "institution { id }",
            new { institutionId = deleted }
        );

        (await RefusalsAsync(new { instructingInstitutionId = rejected })).ShouldBe([
            "INSTITUTION_REJECTED input.instructingInstitutionId",
        ]);
        (await RefusalsAsync(new { instructingInstitutionId = deleted })).ShouldBe([
            "DELETED input.instructingInstitutionId",
        ]);
        (await RefusalsAsync(new { instructingInstitutionId = "ins_nonsense" })).ShouldBe([
            "NOT_FOUND input.instructingInstitutionId",
        ]);
        (await RefusalsAsync(new { instructingInstitution = Facts("<>") })).ShouldBe([
            "INVALID_INPUT input.instructingInstitution.legalName",
        ]);
        (
            await RefusalsAsync(
                new { instructingInstitution = Facts("Own Bank") },
                isSubClient: false
            )
        ).ShouldBe(["INVALID_INPUT input.instructingInstitution"]);
    }

    [Theory]
    [InlineData(true, VirtualAccountStatus.Active, null)]
    [InlineData(false, VirtualAccountStatus.Unapproved, "UNAPPROVED_INSTITUTION")]
    public async Task In_live_people_look_at_sub_clients_of_an_unapproved_institution(
        bool isApproved,
        VirtualAccountStatus status,
        string? reason
    )
    {
        await using var world = await PaymentsWorld.StartLiveAsync(
            StorageProvider.Sqlite,
            ReviewSettings.None
        );
        await world.GivenTenantAsync();
        var address = Address.From("12 Collins St", null, "Melbourne", "VIC", "3000", "AU");
        await world.RunAsync(
            new CreateVirtualAccount("Collections", Currency.Aud, null, Holder(address))
            {
                InstructingInstitution = new("Live Bank", null, null, address, null),
            }
        );
        if (isApproved)
        {
            var institution = (await world.ReadAsync<Institution>()).Id;
            await world.RunAsync(
                new DecideInstitutionReview(institution, true, null),
                caller: world.Caller.As(Actor.Platform)
            );
        }

        await using var db = world.Open();
        var asked = db.Set<OutboxItem>().Where(item => item.Kind == KycChecks.OutboxKind).ToList();
        foreach (var item in asked)
        {
            await world.RunAsync(
                new RecordKycAnswer(
                    JsonSerializer.Deserialize<KycCase>(item.Payload, CommandJson.Options)!,
                    new(KycVerdict.Passed, null),
                    item.Id
                ),
                caller: world.Caller.As(Actor.Platform)
            );
        }

        var account = await world.ReadAsync<VirtualAccount>();
        (account.Status, account.ReasonCode).ShouldBe((status, reason));
    }

    private static HolderApplication Holder(Address address) =>
        new(
            "Jane",
            null,
            "Citizen",
            "jane@citizen.example",
            "+61422832849",
            new(1990, 2, 3),
            null,
            null,
            null,
            address,
            null,
            IdentityDocument.From(
                IdentityDocumentType.Passport,
                "N1234567",
                null,
                null,
                null,
                "AU",
                "input"
            )
        );

    private static object Facts(string legalName) =>
        new { legalName, address = new { line1 = "1 Bank St", country = "AU" } };

    private async Task<string> InstitutionAsync()
    {
        var made = await host.Acme.DoAsync(
            "createInstitution",
            "institution { id }",
            Facts($"Stored Bank {ComplianceTalk.Key()}")
        );
        made.Refusals().ShouldBeEmpty();
        return made["institution"]!["id"]!.ToString();
    }

    private async Task<string[]> FoundAsync(string institution)
    {
        var data = await host.Acme.AskAsync(
            "query ($id: ID) { virtualAccounts(instructingInstitutionId: $id) { nodes { id } } }",
            new { id = institution }
        );
        return
        [
            .. data["virtualAccounts"]!["nodes"]!.AsArray().Select(node => node!["id"]!.ToString()),
        ];
    }

    private async Task<JsonNode> OpenAsync(object more)
    {
        var payload = await TryOpenAsync(more, isSubClient: true);
        payload.Refusals().ShouldBeEmpty();
        return payload;
    }

    private async Task<string[]> RefusalsAsync(object more, bool isSubClient = true) =>
        (await TryOpenAsync(more, isSubClient)).Refusals();

    private Task<JsonNode> TryOpenAsync(object more, bool isSubClient)
    {
        var input = JsonSerializer.SerializeToNode(more)!.AsObject();
        input["accountName"] = "Collections";
        input["currency"] = "AUD";
        input["holder"] = isSubClient ? SubClients.Person() : null;
        return host.Acme.DoAsync("createVirtualAccount", Shown, input);
    }
}
