using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;
using Payments.Tests.WithdrawalBatches;

namespace Payments.Tests.Institutions;

/// <summary>The institution that told the tenant to pay, on lines of batches.</summary>
public sealed class InstructedLinesTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private GraphUser Acme => host.Acme;

    [Fact]
    public async Task Lines_with_the_same_facts_have_one_institution()
    {
        await Acme.DepositAsync("100.00");
        var recipientId = await BatchTalk.RecipientAsync(Acme);
        var (good, bad) = (await InstitutionAsync(), await InstitutionAsync());
        await Acme.DoAsync(
            "simulateInstitutionDecision",
            "institution { id }",
            new { institutionId = bad, approve = false }
        );
        var facts = new
        {
            legalName = $"Line Bank {ComplianceTalk.Key()}",
            address = new { line1 = "1 Bank St", country = "AU" },
        };
        var amount = ComplianceTalk.Aud("1.00");

        var batch = await Acme.PayAsync(
            "BEST_EFFORT",
            new
            {
                key = "told-1",
                recipientId,
                amount,
                instructingInstitution = facts,
            },
            new
            {
                key = "told-2",
                recipientId,
                amount,
                instructingInstitution = facts,
            },
            new
            {
                key = "told-3",
                recipientId,
                amount,
                instructingInstitutionId = good,
            },
            new
            {
                key = "told-4",
                recipientId,
                amount,
                instructingInstitutionId = bad,
            }
        );

        BatchTalk
            .Lines(batch)
            .ShouldBe([
                "1 told-1 CREATED",
                "2 told-2 CREATED",
                "3 told-3 CREATED",
                "4 told-4 REFUSED INSTITUTION_REJECTED instructingInstitutionId",
            ]);
        var told = await ToldByAsync(batch);
        told[1].ShouldBe(told[0]);
        told[2].ShouldBe(good);
        told[0].ShouldNotBe(good);
    }

    [Fact]
    public async Task Lines_of_a_file_name_who_instructs()
    {
        await Acme.DepositAsync("100.00");
        var recipient = await BatchTalk.RecipientAsync(Acme);
        var stored = await InstitutionAsync();
        var name = $"File Bank {ComplianceTalk.Key()}";
        var csv = string.Join(
            "\n",
            "key,amount,currency,recipientId,instructingInstitutionId,instructingInstitution.legalName,instructingInstitution.address.line1,instructingInstitution.address.country",
            $"told-csv-1,1.00,AUD,{recipient},{stored},,,",
            $"told-csv-2,1.00,AUD,{recipient},,{name},1 Bank St,AU",
            $"told-csv-3,1.00,AUD,{recipient},,<>,1 Bank St,AU"
        );
        var jsonl =
            $$$"""{"key":"told-jl-1","amount":{"amount":"1.00","currency":"AUD"},"recipientId":"{{{recipient}}}","instructingInstitutionId":"{{{stored}}}"}""";

        var rows = await host.RunFileAsync(csv, "CSV");
        var lines = await host.RunFileAsync(jsonl, "JSONL");

        BatchTalk
            .Lines(rows)
            .ShouldBe([
                "1 told-csv-1 CREATED",
                "2 told-csv-2 CREATED",
                "3 told-csv-3 REFUSED INVALID_INPUT instructingInstitution.legalName",
            ]);
        (await ToldByAsync(rows))[0].ShouldBe(stored);
        (await ToldByAsync(lines)).ShouldBe([stored]);
        var found = await Acme.AskAsync(
            """
            query ($name: String) {
              institutions(where: { legalName: { eq: $name } }) { nodes { id } }
            }
            """,
            new { name }
        );
        (await ToldByAsync(rows))[1]
            .ShouldBe(found["institutions"]!["nodes"]!.AsArray().Single()!["id"]!.ToString());
    }

    private async Task<List<string>> ToldByAsync(JsonNode batch)
    {
        List<string> told = [];
        foreach (var id in BatchTalk.WithdrawalIds(batch))
        {
            var data = await Acme.AskAsync(
                "query ($id: ID!) { node(id: $id) { ... on Withdrawal { instructingInstitution { id } } } }",
                new { id }
            );
            told.Add(data["node"]!["instructingInstitution"]!["id"]!.ToString());
        }

        return told;
    }

    private async Task<string> InstitutionAsync()
    {
        var made = await Acme.DoAsync(
            "createInstitution",
            "institution { id }",
            new
            {
                legalName = $"Stored Bank {ComplianceTalk.Key()}",
                address = new { line1 = "1 Bank St", country = "AU" },
            }
        );
        made.Refusals().ShouldBeEmpty();
        return made["institution"]!["id"]!.ToString();
    }
}
