using System.Text.Json.Nodes;
using Payments.Tests.Kit;
using static Payments.Tests.VirtualAccounts.SubClients;

namespace Payments.Tests.VirtualAccounts;

public sealed class SubClientTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private GraphUser Acme => host.Acme;

    [Fact]
    public async Task A_person_is_an_individual_and_collects_once_screened()
    {
        var payload = await Acme.TryOpenAsync(Person());

        payload.Refusals().ShouldBeEmpty();
        var account = payload["virtualAccount"]!;
        account["status"]!.ToString().ShouldBe("INITIATED");
        account["clientType"]!.ToString().ShouldBe("INDIVIDUAL");
        account["holder"]!["fullName"]!.ToString().ShouldBe("Jane Quinn Citizen");
        account["holder"]!["mobile"]!.ToString().ShouldBe("+61 422 832 849");
        account["idDoc"]!["type"]!.ToString().ShouldBe("PASSPORT");
        var id = account["id"]!.ToString();
        await Acme.AccountWhenAsync(id, "ACTIVE");
        await Acme.AccountWhenAsync(
            id,
            now => now["addressVerification"]!.ToString() == "VERIFIED"
        );
    }

    [Fact]
    public async Task A_legal_name_with_a_business_number_makes_a_company()
    {
        var account = (await Acme.TryOpenAsync(Company()))["virtualAccount"]!;

        account["clientType"]!.ToString().ShouldBe("COMPANY");
        account["holder"]!["fullName"]!.ToString().ShouldBe("Citizen Bikes");
        account["holder"]!["businessNumber"]!.ToString().ShouldBe("51824753556");
    }

    [Fact]
    public async Task A_legal_name_alone_makes_an_individual()
    {
        var holder = Company();
        holder.Remove("businessNumber");

        var account = (await Acme.TryOpenAsync(holder))["virtualAccount"]!;

        account["clientType"]!.ToString().ShouldBe("INDIVIDUAL");
    }

    [Fact]
    public async Task Who_lives_abroad_is_looked_into_by_people()
    {
        var id = await Acme.OpenAsync(Person(country: "NZ"));

        var held = await Acme.AccountWhenAsync(id, "UNAPPROVED");
        held["statusReason"]!["code"]!.ToString().ShouldBe("EXTENDED_DUE_DILIGENCE");
        var decided = await Acme.ChangeAccountAsync(
            "simulateKycDecision",
            id,
            new { decision = "APPROVE" }
        );
        decided["virtualAccount"]!["status"]!.ToString().ShouldBe("ACTIVE");
        decided["virtualAccount"]!["statusReason"].ShouldBeNull();
    }

    [Theory]
    [InlineData("Kycapprove", "ACTIVE")]
    [InlineData("Kycfail", "FAILED_KYC")]
    [InlineData("Kycreview", "UNAPPROVED")]
    public async Task The_name_decides_in_the_sandbox(string lastName, string status)
    {
        var id = await Acme.OpenAsync(Person(lastName: lastName));

        await Acme.AccountWhenAsync(id, status);
    }

    [Theory]
    [InlineData("dateOfBirth", "\"1960-01-01\"", "input.holder.dateOfBirth")]
    [InlineData("dateOfBirth", "\"2020-01-01\"", "input.holder.dateOfBirth")]
    [InlineData("mobile", "\"0422 832 849\"", "input.holder.mobile")]
    [InlineData("email", "\"nobody\"", "input.holder.email")]
    [InlineData("firstName", "\"Ben.eu\"", "input.holder.firstName")]
    [InlineData("businessNumber", "\"51 824 753 557\"", "input.holder.businessNumber")]
    [InlineData("tradingAsName", "\"<b>\"", "input.holder.tradingAsName")]
    public async Task A_holder_that_cannot_be_is_refused(string field, string json, string path)
    {
        var holder = Company();
        holder[field] = JsonNode.Parse(json);

        (await Acme.TryOpenAsync(holder)).Refusals().ShouldBe([$"INVALID_INPUT {path}"]);
    }

    [Theory]
    [InlineData("line1", "\"PO Box 12\"", "line1")]
    [InlineData("line1", "\"Collins Street\"", "line1")]
    [InlineData("city", "null", "city")]
    [InlineData("region", "null", "region")]
    [InlineData("postcode", "null", "postcode")]
    [InlineData("country", "\"ZZ\"", "country")]
    public async Task A_holders_address_has_every_part(string field, string json, string path)
    {
        var holder = Person();
        holder["address"]![field] = JsonNode.Parse(json);

        (await Acme.TryOpenAsync(holder))
            .Refusals()
            .ShouldBe([$"INVALID_INPUT input.holder.address.{path}"]);
    }

    [Theory]
    [InlineData("AU", "LICENCE", "2099-01-01", null)]
    [InlineData("NZ", "LICENCE", "2099-01-01", "type")]
    [InlineData("AU", "MEDICARE", "2099-01-01", "type")]
    [InlineData("AU", "PASSPORT", "2020-01-01", "expiryDate")]
    public async Task A_licence_is_for_australians_and_a_passport_for_all(
        string country,
        string type,
        string expiry,
        string? refused
    )
    {
        var holder = Person(country: country);
        holder["idDoc"]!["type"] = type;
        holder["idDoc"]!["expiryDate"] = expiry;

        (await Acme.TryOpenAsync(holder))
            .Refusals()
            .ShouldBe(refused is null ? [] : [$"INVALID_INPUT input.holder.idDoc.{refused}"]);
    }

    [Fact]
    public async Task A_refused_holder_leaves_the_key_free()
    {
        var key = Key();
        var minor = Person();
        minor["dateOfBirth"] = "2020-01-01";
        object Input(JsonObject holder) =>
            new
            {
                accountName = "Sales",
                currency = "AUD",
                holder,
                idempotencyKey = key,
            };

        await Acme.ChangeAsync("createVirtualAccount", Selection, Input(minor));
        var made = await Acme.ChangeAsync("createVirtualAccount", Selection, Input(Person()));
        var again = await Acme.ChangeAsync("createVirtualAccount", Selection, Input(Person()));

        made["replayed"]!.GetValue<bool>().ShouldBeFalse();
        again["replayed"]!.GetValue<bool>().ShouldBeTrue();
        again["virtualAccount"]!["id"]!
            .ToString()
            .ShouldBe(made["virtualAccount"]!["id"]!.ToString());
    }

    [Fact]
    public async Task Accounts_are_found_by_what_their_holders_are()
    {
        var mark = $"Q{Guid.CreateVersion7():n}"[..20];
        var letters = string.Concat(mark.Select(c => (char)('a' + (c % 26))));
        await Acme.OpenAsync(Person(firstName: letters));
        var company = Company();
        company["firstName"] = letters;
        var companyId = await Acme.OpenAsync(company);

        var found = await Acme.AskAsync(
            """
            query ($name: String!) {
              virtualAccounts(where: {
                firstName: { eq: $name } lastName: { startsWith: "Citi" }
                clientType: { eq: COMPANY } country: { eq: "AU" }
                businessNumber: { eq: "51824753556" } email: { contains: "citizen" }
              }) { nodes { id } totalCount }
            }
            """,
            new { name = letters }
        );

        found["virtualAccounts"]!["totalCount"]!.GetValue<int>().ShouldBe(1);
        found["virtualAccounts"]!["nodes"]![0]!["id"]!.ToString().ShouldBe(companyId);
    }
}
