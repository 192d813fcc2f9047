using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.Institutions;

public sealed class InstitutionTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Fields =
        "institution { id status statusMessage version legalName deletedAt }";

    private const string Payload = $"matchedExisting replayed {Fields}";

    [Fact]
    public async Task A_new_institution_is_pending_until_it_is_reviewed()
    {
        var made = await CreateAsync("First Bank of Review", null, Key());

        made["matchedExisting"]!.GetValue<bool>().ShouldBeFalse();
        StatusOf(made).ShouldBe("PENDING");
        StatusOf(await DecideAsync(made, approve: true)).ShouldBe("APPROVED");
    }

    [Fact]
    public async Task The_external_id_finds_it_whatever_else_is_told()
    {
        var external = Key();
        var made = await CreateAsync("Keyed Bank", null, external);

        var found = await CreateAsync("Quite Another Name", null, external, country: "DE");

        IdOf(found).ShouldBe(IdOf(made));
        found["matchedExisting"]!.GetValue<bool>().ShouldBeTrue();
        found["institution"]!["legalName"]!.ToString().ShouldBe("Keyed Bank");
    }

    [Fact]
    public async Task The_business_number_finds_it_in_its_country()
    {
        var made = await CreateAsync("Numbered Bank", "51 824 753 556", null);

        var found = await CreateAsync("Renamed Bank", "51824753556", null);
        var abroad = await CreateAsync("Renamed Bank", "51824753556", null, country: "NZ");

        IdOf(found).ShouldBe(IdOf(made));
        IdOf(abroad).ShouldNotBe(IdOf(made));
    }

    [Fact]
    public async Task The_legal_name_finds_it_in_its_country_however_it_is_written()
    {
        var made = await CreateAsync("Named Bank Pty. Ltd.", null, null);

        var found = await CreateAsync("NAMED  bank pty ltd", null, null);
        var abroad = await CreateAsync("Named Bank Pty Ltd", null, null, country: "NZ");

        IdOf(found).ShouldBe(IdOf(made));
        IdOf(abroad).ShouldNotBe(IdOf(made));
    }

    [Fact]
    public async Task The_external_id_is_stronger_than_the_name()
    {
        var external = Key();
        var keyed = await CreateAsync("Strong Bank", null, external);
        await CreateAsync("Weak Bank", null, null);

        IdOf(await CreateAsync("Weak Bank", null, external)).ShouldBe(IdOf(keyed));
    }

    [Fact]
    public async Task The_same_key_gives_the_same_institution_again()
    {
        var input = Input("Replayed Bank", null, null, "AU");
        var made = await host.Acme.ChangeAsync("createInstitution", Payload, input);

        var again = await host.Acme.ChangeAsync("createInstitution", Payload, input);

        IdOf(again).ShouldBe(IdOf(made));
        again["replayed"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Many_who_create_the_same_at_once_get_one()
    {
        var made = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => CreateAsync("Crowded Bank", null, null))
        );

        made.Select(IdOf).Distinct().Count().ShouldBe(1);
        made.Count(payload => !payload["matchedExisting"]!.GetValue<bool>()).ShouldBe(1);
    }

    [Fact]
    public async Task A_change_of_nothing_leaves_the_version_and_the_review()
    {
        var made = await CreateAsync("Unchanged Bank", null, null);
        await DecideAsync(made, approve: true);

        var updated = await UpdateAsync(made, new { legalName = "Unchanged Bank" });

        updated["changed"]!.GetValue<bool>().ShouldBeFalse();
        StatusOf(updated).ShouldBe("APPROVED");
        updated["institution"]!["version"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_real_change_begins_another_review()
    {
        var made = await CreateAsync("Changing Bank", null, null);
        var rejected = await DecideAsync(made, approve: false);

        var updated = await UpdateAsync(made, new { legalName = "Changed Bank" });

        rejected["institution"]!["statusMessage"]!.ToString().ShouldBe("No licence.");
        updated["changed"]!.GetValue<bool>().ShouldBeTrue();
        StatusOf(updated).ShouldBe("PENDING");
        updated["institution"]!["statusMessage"].ShouldBeNull();
        updated["institution"]!["version"]!.GetValue<int>().ShouldBe(3);
    }

    [Theory]
    [InlineData("legalName")]
    [InlineData("businessNumber")]
    [InlineData("externalId")]
    public async Task A_change_into_another_is_refused_and_names_the_other(string field)
    {
        var value = $"HRB {Key()[^12..]}";
        var taken = await CreateAsync(
            field == "legalName" ? value : $"Taken Bank {Key()}",
            field == "businessNumber" ? value : null,
            field == "externalId" ? value : null,
            country: "DE"
        );
        var own = await CreateAsync($"Own Bank {Key()}", null, null, country: "DE");

        var data = await host.Acme.AskAsync(
            """
            mutation ($input: UpdateInstitutionInput!) { updateInstitution(input: $input) {
              errors { ... on InstitutionAlreadyExistsError { code path existingId } } } }
            """,
            new
            {
                input = new Dictionary<string, object>
                {
                    ["institutionId"] = IdOf(own),
                    [field] = value,
                    ["idempotencyKey"] = Key(),
                },
            }
        );

        var error = data["updateInstitution"]!["errors"]![0]!;
        error["code"]!.ToString().ShouldBe("INSTITUTION_ALREADY_EXISTS");
        error["existingId"]!.ToString().ShouldBe(IdOf(taken));
        error["path"]![1]!.ToString().ShouldBe(field);
    }

    [Fact]
    public async Task A_change_of_what_was_not_read_is_refused()
    {
        var made = await CreateAsync("Stale Bank", null, null);

        (await UpdateAsync(made, new { legalName = "Fresh Bank", version = 7 }))
            .Refusals()
            .ShouldBe(["VERSION_CONFLICT input.version"]);
    }

    [Fact]
    public async Task A_number_that_no_register_gave_is_refused() =>
        (await CreateAsync("Wrong Bank", "51824753557", null))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.businessNumber"]);

    [Fact]
    public async Task A_decision_that_was_made_is_not_made_again()
    {
        var made = await CreateAsync("Decided Bank", null, null);
        await DecideAsync(made, approve: true);

        (await DecideAsync(made, approve: true)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
    }

    [Fact]
    public async Task What_was_deleted_is_readable_and_no_longer_found_by_its_keys()
    {
        var made = await CreateAsync("Deleted Bank", null, null);
        await host.Acme.ChangeAsync(
            "deleteInstitution",
            "replayed",
            new { institutionId = IdOf(made), idempotencyKey = Key() }
        );

        var data = await host.Acme.AskAsync(
            """
            query ($id: ID!) {
              node(id: $id) { ... on Institution { deletedAt } }
              listed: institutions(where: { legalName: { eq: "Deleted Bank" } }) { totalCount }
              all: institutions(includeDeleted: true, where: { legalName: { eq: "Deleted Bank" } }) { totalCount }
            }
            """,
            new { id = IdOf(made) }
        );
        var successor = await CreateAsync("Deleted Bank", null, null);
        var changed = await UpdateAsync(made, new { legalName = "Undead Bank" });

        data["node"]!["deletedAt"].ShouldNotBeNull();
        data["listed"]!["totalCount"]!.GetValue<int>().ShouldBe(0);
        data["all"]!["totalCount"]!.GetValue<int>().ShouldBe(1);
        IdOf(successor).ShouldNotBe(IdOf(made));
        changed.Refusals().ShouldBe(["DELETED input.institutionId"]);
    }

    [Fact]
    public async Task Every_change_is_told_in_order()
    {
        var made = await CreateAsync("Told Bank", null, null);
        await DecideAsync(made, approve: true);
        await UpdateAsync(made, new { legalName = "Retold Bank" });

        var told = await host.TakeAsync(
            host.Acme,
            "subscription ($id: ID, $after: EventCursor) { institutionChanged(id: $id, after: $after) "
                + "{ type version status institution { legalName } } }",
            new { id = IdOf(made), after = await host.Acme.FirstCursorAsync() },
            3
        );

        told.Select(item => item["institutionChanged"]!)
            .Select(item => $"{item["version"]} {item["type"]} {item["status"]}")
            .ShouldBe([
                "1 institution.created PENDING",
                "2 institution.approved APPROVED",
                "3 institution.review_started PENDING",
            ]);
    }

    [Fact]
    public async Task Somebody_elses_institution_is_none()
    {
        var made = await CreateAsync("Foreign Bank", null, null);

        var refused = await host.Bluegum.ChangeAsync(
            "updateInstitution",
            "replayed",
            new { institutionId = IdOf(made), idempotencyKey = Key() }
        );

        refused.Refusals().ShouldBe(["NOT_FOUND input.institutionId"]);
    }

    private static object Input(
        string legalName,
        string? businessNumber,
        string? externalId,
        string country
    ) =>
        new
        {
            legalName,
            businessNumber,
            externalId,
            address = new { line1 = "1 Bank Street", country },
            idempotencyKey = Key(),
        };

    private Task<JsonNode> CreateAsync(
        string legalName,
        string? businessNumber,
        string? externalId,
        string country = "AU"
    ) =>
        host.Acme.ChangeAsync(
            "createInstitution",
            Payload,
            Input(legalName, businessNumber, externalId, country)
        );

    private Task<JsonNode> UpdateAsync(JsonNode made, object patch)
    {
        var input = JsonSerializer.SerializeToNode(patch)!.AsObject();
        input["institutionId"] = IdOf(made);
        input["idempotencyKey"] = Key();
        return host.Acme.ChangeAsync("updateInstitution", $"changed replayed {Fields}", input);
    }

    private Task<JsonNode> DecideAsync(JsonNode made, bool approve) =>
        host.Acme.ChangeAsync(
            "simulateInstitutionDecision",
            Fields,
            new
            {
                institutionId = IdOf(made),
                approve,
                message = approve ? null : "No licence.",
                idempotencyKey = Key(),
            }
        );

    private static string IdOf(JsonNode payload) => payload["institution"]!["id"]!.ToString();

    private static string StatusOf(JsonNode payload) =>
        payload["institution"]!["status"]!.ToString();

    private static string Key() => Guid.CreateVersion7().ToString();
}
