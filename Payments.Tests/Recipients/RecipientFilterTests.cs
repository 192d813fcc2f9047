using Payments.Tests.Kit;

namespace Payments.Tests.Recipients;

public sealed class RecipientFilterTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    [Theory]
    [InlineData("accountNumber", "99990001")]
    [InlineData("nickName", "Findable")]
    [InlineData("lastName", "Findling")]
    [InlineData("firstName", "Finda")]
    [InlineData("email", "find@example.com")]
    public async Task A_recipient_is_found_by_what_is_known_of_it(string field, string value)
    {
        await host.Bluegum.ChangeAsync(
            "createRecipient",
            "recipient { id }",
            new
            {
                name = new { firstName = "Finda", lastName = "Findling" },
                nickName = "Findable",
                email = "find@example.com",
                dateOfBirth = "1980-02-03",
                account = Bsb("063000", "99990001"),
                externalId = "find-1",
                idempotencyKey = Key(),
            }
        );

        var data = await host.Bluegum.AskAsync(
            "query ($where: RecipientFilterInput) { recipients(where: $where) { nodes { externalId } } }",
            new
            {
                where = new Dictionary<string, object>
                {
                    [field] = new { eq = value },
                    ["bsb"] = new { eq = "063000" },
                    ["accountType"] = new { eq = "BSB" },
                    ["currency"] = new { eq = "AUD" },
                    ["dateOfBirth"] = new { eq = "1980-02-03" },
                },
            }
        );

        data["recipients"]!["nodes"]![0]!["externalId"]!.ToString().ShouldBe("find-1");
    }

    private static object Bsb(string bsb, string accountNumber) =>
        new
        {
            type = "BSB",
            currency = "AUD",
            country = "AU",
            bsb,
            accountNumber,
        };

    private static string Key() => Guid.CreateVersion7().ToString();
}
