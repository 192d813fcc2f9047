using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.FxPayments;
using Payments.Tests.Kit;

namespace Payments.Tests.Institutions;

/// <summary>The institution that told the tenant to pay, on withdrawals and on payments abroad.</summary>
public sealed class InstructingInstitutionTests(PaymentsHost host)
    : IClassFixture<PaymentsHost>,
        IAsyncLifetime
{
    private GraphUser Acme => host.Acme;

    public async ValueTask InitializeAsync() => await Acme.DepositAsync("100.00");

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData("Withdrawal")]
    [InlineData("Payment")]
    public async Task A_stored_one_is_shown_and_what_it_told_to_pay_is_found(string kind)
    {
        var institutionId = await InstitutionAsync();

        var made = await PayAsync(kind, new { instructingInstitutionId = institutionId });

        made.Refusals().ShouldBeEmpty();
        made["matchedExistingInstitution"].ShouldBeNull();
        var money = made[Field(kind)]!;
        money["instructingInstitution"]!["id"]!.ToString().ShouldBe(institutionId);
        money["reviewedFor"]!.AsArray().ShouldBeEmpty("a sandbox knows words and no rules");
        var list = $"{Field(kind)}s";
        var found = await Acme.AskAsync(
            $$"""query ($id: ID) { {{list}}(instructingInstitutionId: $id) { nodes { id } } }""",
            new { id = institutionId }
        );
        found[list]!["nodes"]!.AsArray().Single()!["id"]!
            .ToString()
            .ShouldBe(money["id"]!.ToString());
    }

    [Theory]
    [InlineData("Withdrawal")]
    [InlineData("Payment")]
    public async Task One_given_inline_is_stored_once_and_found_from_then_on(string kind)
    {
        var instructingInstitution = Facts($"Inline Bank {Unique()}");

        var first = await PayAsync(kind, new { instructingInstitution });
        var second = await PayAsync(kind, new { instructingInstitution });

        first.Refusals().ShouldBeEmpty();
        first["matchedExistingInstitution"]!.GetValue<bool>().ShouldBeFalse();
        second["matchedExistingInstitution"]!.GetValue<bool>().ShouldBeTrue();
        var stored = first[Field(kind)]!["instructingInstitution"]!;
        stored["status"]!.ToString().ShouldBe("PENDING");
        second[Field(kind)]!["instructingInstitution"]!["id"]!
            .ToString()
            .ShouldBe(stored["id"]!.ToString());
    }

    [Theory]
    [InlineData("Withdrawal")]
    [InlineData("Payment")]
    public async Task One_that_was_rejected_or_deleted_instructs_nothing(string kind)
    {
        var name = $"Bad Bank {Unique()}";
        var rejected = await InstitutionAsync(name);
        await Acme.DoAsync(
            "simulateInstitutionDecision",
            "institution { id }",
            new { institutionId = rejected, approve = false }
        );
        var externalId = Unique();
        var deleted = await InstitutionAsync($"Gone Bank {externalId}", externalId);
        await Acme.DoAsync(
            "deleteInstitution",
            "institution { id }",
            new { institutionId = deleted }
        );
        var before = await Acme.AvailableAsync();

        object[] inputs =
        [
            new { instructingInstitutionId = rejected },
            new { instructingInstitution = Facts(name) },
            new { instructingInstitutionId = deleted },
            new { instructingInstitution = Facts("Other Bank", externalId) },
            new { instructingInstitutionId = "ins_nonsense" },
            new { instructingInstitutionId = rejected, instructingInstitution = Facts(name) },
            new { instructingInstitution = Facts("<>") },
            new { instructingInstitution = Facts("Numbered Bank", number: "51824753557") },
        ];
        List<string> refusals = [];
        foreach (var input in inputs)
        {
            refusals.Add(string.Join(',', (await PayAsync(kind, input)).Refusals()));
        }

        refusals.ShouldBe([
            "INSTITUTION_REJECTED input.instructingInstitutionId",
            "INSTITUTION_REJECTED input.instructingInstitution",
            "DELETED input.instructingInstitutionId",
            "DELETED input.instructingInstitution.externalId",
            "NOT_FOUND input.instructingInstitutionId",
            "INVALID_INPUT input.instructingInstitutionId",
            "INVALID_INPUT input.instructingInstitution.legalName",
            "INVALID_INPUT input.instructingInstitution.businessNumber",
        ]);
        (await Acme.AvailableAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_dry_run_or_a_refusal_stores_no_institution()
    {
        var name = $"Dry Bank {Unique()}";
        var instructingInstitution = Facts(name);

        var dry = await PayAsync("Withdrawal", new { instructingInstitution, dryRun = true });
        var refused = await PayAsync(
            "Withdrawal",
            new { instructingInstitution, amount = ComplianceTalk.Aud("99999999.00") }
        );

        dry["matchedExistingInstitution"].ShouldBeNull();
        dry["withdrawal"]!["instructingInstitution"].ShouldBeNull();
        refused.Refusals().ShouldBe(["INSUFFICIENT_FUNDS input.amount"]);
        var stored = await Acme.AskAsync(
            "query ($name: String) { institutions(where: { legalName: { eq: $name } }) { nodes { id } } }",
            new { name }
        );
        stored["institutions"]!["nodes"]!.AsArray().ShouldBeEmpty();
    }

    private static string Field(string kind) => kind.ToLowerInvariant();

    private static string Unique() => ComplianceTalk.Key()[^12..];

    private static object Facts(
        string legalName,
        string? externalId = null,
        string? number = null
    ) =>
        new
        {
            legalName,
            externalId,
            businessNumber = number,
            address = new { line1 = "1 Bank St", country = "AU" },
        };

    private async Task<string> InstitutionAsync(string? name = null, string? externalId = null)
    {
        var made = await Acme.DoAsync(
            "createInstitution",
            "institution { id }",
            Facts(name ?? $"Stored Bank {Unique()}", externalId)
        );
        made.Refusals().ShouldBeEmpty();
        return made["institution"]!["id"]!.ToString();
    }

    private async Task<JsonNode> PayAsync(string kind, object input)
    {
        var node = JsonSerializer.SerializeToNode(input)!.AsObject();
        node["recipient"] = JsonSerializer.SerializeToNode(
            new
            {
                name = new { companyName = "Beispiel GmbH" },
                account = kind == "Payment" ? PaymentGraphTalk.German : ComplianceTalk.NewAccount(),
            }
        );
        if (kind == "Payment")
        {
            node["quoteId"] = await Acme.QuoteAsync();
        }
        else
        {
            node["amount"] ??= JsonSerializer.SerializeToNode(ComplianceTalk.Aud("1.00"));
        }

        return await Acme.DoAsync(
            $"create{kind}",
            $$"""
            matchedExistingInstitution
            {{Field(kind)}} { id reviewedFor instructingInstitution { id status legalName } }
            """,
            node
        );
    }
}
