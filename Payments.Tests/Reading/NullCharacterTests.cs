using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Reading;

/// <summary>
/// PostgreSQL keeps no U+0000, and a statement that is given one can spoil the next one of its connection.
/// No text of ours holds it, so that on either database nothing equals it.
/// </summary>
public sealed class NullCharacterTests(HostsOnBoth hosts)
{
    public static TheoryData<StorageProvider> Both => TestDatabase.Both;

    public static MatrixTheoryData<StorageProvider, string> Conditions { get; } =
        new(
            [StorageProvider.Sqlite, StorageProvider.Postgres],
            [
                "eq: \"Nick\\u0000\"",
                "in: [\"x\", \"Nick\\u0000\"]",
                "startsWith: \"Nick\\u0000\"",
                "startsWith: \"\\u0000\"",
                "endsWith: \"\\u0000\"",
                "contains: \"\\u{0}ick\"",
            ]
        );

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task No_condition_finds_it(StorageProvider provider, string condition)
    {
        var user = (await hosts.OnAsync(provider)).Acme;
        await user.ChangeAsync("createRecipient", "recipient { id }", Recipient());

        var answer = await user.AskAsync(
            $$"""
            {
              with: recipients(where: { nickName: { {{condition}} } }) { totalCount }
              without: recipients(where: { nickName: { n{{condition}} } }) { totalCount }
              all: recipients { totalCount }
            }
            """
        );

        ((int)answer["with"]!["totalCount"]!).ShouldBe(0);
        ((int)answer["without"]!["totalCount"]!).ShouldBe((int)answer["all"]!["totalCount"]!);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task No_argument_does_and_the_next_request_is_not_harmed(StorageProvider provider)
    {
        const string Query = """
            query ($number: String, $id: ID!) {
              deposits(payerAccountNumber: $number) { totalCount }
              recipients(where: { nickName: { in: [$number] } }) { totalCount }
              node(id: $id) { id }
            }
            """;
        var user = (await hosts.OnAsync(provider)).Bluegum;
        var deposit = await user.DepositAsync("7.00");
        // As often as it takes until the driver prepares the statement by itself.
        foreach (
            var number in Enumerable.Repeat((string[])["\0", "1\0"], 6).SelectMany(pair => pair)
        )
        {
            var none = await user.AskAsync(Query, new { number, id = "rcp_\0" });

            ((int)none["deposits"]!["totalCount"]!).ShouldBe(0);
            ((int)none["recipients"]!["totalCount"]!).ShouldBe(0);
            none["node"].ShouldBeNull();
        }

        var all = await user.AskAsync(Query, new { id = (string)deposit["id"]! });

        ((int)all["deposits"]!["totalCount"]!).ShouldBeGreaterThan(0);
        all["node"].ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Nobody_is_called_so(StorageProvider provider)
    {
        var host = await hosts.OnAsync(provider);

        foreach (var email in (string[])["demo@acme.example\0", "\0", "a\0b@acme.example"])
        {
            var payload = await host.Stranger.ChangeAsync(
                "login",
                "token",
                new { email, password = "b\0" }
            );

            payload.Refusals().ShouldBe(["INVALID_CREDENTIALS"]);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Nothing_is_made_with_it(StorageProvider provider)
    {
        var user = (await hosts.OnAsync(provider)).Acme;

        await RefuseAsync(Recipient(externalId: "null-1\0"), "externalId");
        await RefuseAsync(Recipient(nickName: "Ni\0ck"), "nickName");
        await RefuseAsync(Recipient(lastName: "\0Findling"), "name.lastName");
        await RefuseAsync(Recipient(email: "find\0@example.com"), "email");
        await RefuseAsync(Recipient(key: "null-key\0"), "idempotencyKey");

        async Task RefuseAsync(object input, string field)
        {
            var payload = await user.ChangeAsync("createRecipient", "recipient { id }", input);
            payload.Refusals().ShouldBe([$"INVALID_INPUT input.{field}"]);
        }
    }

    private static object Recipient(
        string? externalId = null,
        string nickName = "Nick",
        string lastName = "Findling",
        string email = "find@example.com",
        string? key = null
    ) =>
        new
        {
            name = new { firstName = "Finda", lastName },
            nickName,
            email,
            account = new
            {
                type = "BSB",
                currency = "AUD",
                country = "AU",
                bsb = "063000",
                accountNumber = "99990002",
            },
            externalId,
            idempotencyKey = key ?? Guid.CreateVersion7().ToString(),
        };
}
